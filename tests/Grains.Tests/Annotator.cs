using System.Collections.Immutable;
using System.Threading.Channels;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;

namespace Scheduler.Tests.Grains;

/// <summary>A person at a client, speaking to the real grain through a real observer.</summary>
public sealed class Annotator : IHostObserver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<HubMessage> _messages = Channel.CreateUnbounded<HubMessage>();
    private readonly IHostObserver _reference;
    private int _commands;

    public Annotator(SchedulerCluster cluster, AnnotatorId id)
    {
        Id = id;
        Grain = cluster.Grains.GetGrain<IAnnotatorGrain>(GrainKeys.Annotator(id));
        _reference = cluster.Grains.CreateObjectReference<IHostObserver>(this);
    }

    public AnnotatorId Id { get; }

    public IAnnotatorGrain Grain { get; }

    public Task Deliver(AnnotatorId annotator, ImmutableArray<HubMessage> messages)
    {
        foreach (var message in messages)
            _messages.Writer.TryWrite(message);
        return Task.CompletedTask;
    }

    /// <summary>Connects and asks for work.</summary>
    public async Task<Standing> Arrive()
    {
        var reply = await Grain.Connect(new("tab-1", _reference));
        await Grain.SetActivity(Activity.Available);
        return reply.Standing!;
    }

    /// <summary>What the client would do with an assignment it was shown: label or review it, answering until the server knows.</summary>
    public async Task<AnswerReply> Answer(Assignment assignment, string category)
    {
        var command = $"{Id}-{Interlocked.Increment(ref _commands)}";
        while (true)
        {
            try
            {
                return await Submit(assignment, category, assignment.Stage == "review" ? Verdict.Accept : null, command);
            }
            catch (Exception)
            {
                await Task.Delay(5);
            }
        }
    }

    public Task Open(string connection) => Grain.Connect(new(connection, _reference));

    /// <summary>An answer that tells what the client has seen.</summary>
    public AnswerRequest AnswerTo(HubMessage assigned, HubMessage seen) =>
        new(new(assigned.Assignment!.Task, assigned.Assignment.Token), new($"{Id}-{++_commands}"), """{"category":"cat"}""", null, null, 1_000,
            "tab-1", new(seen.Epoch, seen.Sequence));

    public Task<StreamPoint> Beat() => Grain.Beat("tab-1", _reference);

    /// <summary>Whatever comes next; messages of one moment come in any order, their numbers tell.</summary>
    public async Task<HubMessage> Next()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _messages.Reader.ReadAsync(patience.Token);
    }

    public async Task<HubMessage> Next(string kind)
    {
        while (true)
            if (await Next() is var message && message.Kind == kind)
                return message;
    }

    public async Task<Assignment> NextAssignment() => (await Next("assigned")).Assignment!;

    public bool HasMessage => _messages.Reader.TryPeek(out _);

    public Task<AnswerReply> Submit(Assignment assignment, string category = "cat", Verdict? verdict = null, string? command = null) =>
        Grain.Submit(new(new(assignment.Task, assignment.Token), new(command ?? $"{Id}-{++_commands}"),
            verdict is Verdict.Accept or Verdict.Reject ? null : $$"""{"category":"{{category}}"}""", verdict, null, 1_000));
}
