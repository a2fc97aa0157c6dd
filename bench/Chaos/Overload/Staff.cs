using Scheduler.Checker;
using Scheduler.Workers;
using Scheduler.Workers.Wire;

namespace Scheduler.Chaos.Overload;

/// <summary>People who answer as soon as they get work.</summary>
internal sealed class Staff(OverloadOptions options, IReadOnlyList<Uri> hosts, ICallWatch watch, ClientLedger ledger) : IAsyncDisposable, IWorkerMind
{
    private const string Answer = """{"category":"cat"}""";

    private readonly List<WorkerClient> _people = [];
    private volatile Answers _answers = new();
    private int _uncounted, _total;

    /// <summary>Answers whose outcome was told.</summary>
    public int Total => _total;

    /// <summary>Answers that were not taken, and calls refused outright: nothing here gives a reason for any.</summary>
    public int Refused => _uncounted + _people.Sum(p => p.Refusals);

    /// <summary>Begins a new stretch of time.</summary>
    public Answers Start() => _answers = new();

    /// <summary>More people arrive, and work until they go.</summary>
    public async Task<IAsyncDisposable> Arrive(CustomerClient customer, int number, CancellationToken cancel)
    {
        var shift = new CancellationTokenSource();
        var come = new List<WorkerClient>();
        for (var i = 0; i < number; i++)
        {
            var place = _people.Count + come.Count;
            var (id, token) = await customer.CreateAnnotator($"person-{place}", ["labeler"], cancel);
            Uri[] hubs = [.. hosts.Select((_, n) => new Uri(hosts[(place + n) % hosts.Count], "/hubs/annotators"))];
            come.Add(new(new(hubs[0], token, WireFormat.MessagePack, options.Seed + place) { OtherHosts = hubs[1..], Watch = watch }, this) { Answered = receipt => Heard(id, receipt) });
        }

        _people.AddRange(come);
        return new Party(shift, [.. come.Select(p => p.Run(shift.Token))]);
    }

    public async Task Work(WorkerClient client, Assignment assignment, CancellationToken withdrawn, CancellationToken stop)
    {
        if (assignment.Standing == "offered" && !await client.Accept(assignment))
            return;
        await client.Submit(assignment, new()
        {
            Task = assignment.Task,
            Token = assignment.Token,
            Command = $"{assignment.TaskId()}-{assignment.Token}",
            Response = Answer,
        });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _people)
            await client.DisposeAsync();
    }

    private void Heard(string person, AnswerReceipt receipt)
    {
        ledger.Answered(receipt.Assignment.TaskId(), receipt.Assignment.Token, receipt.Submission.Command, person, receipt.Outcome, receipt.Submission.Response);
        _answers.Add(receipt.Took);
        Interlocked.Increment(ref _total);
        if (receipt.Outcome is not (ToldAnswer.Accepted or ToldAnswer.Salvaged))
            Interlocked.Increment(ref _uncounted);
    }

    /// <summary>People who came together go together.</summary>
    private sealed class Party(CancellationTokenSource shift, Task[] working) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await shift.CancelAsync();
            await Task.WhenAll(working);
            shift.Dispose();
        }
    }
}
