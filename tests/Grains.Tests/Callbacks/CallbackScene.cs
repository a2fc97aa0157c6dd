using Scheduler.Domain;
using Scheduler.Domain.Callbacks;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Callbacks;
using Scheduler.Storage;
using Scheduler.Storage.Callbacks;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Support.Callbacks;
using Xunit;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Tests.Grains.Callbacks;

/// <summary>Tasks of a customer with an address for callbacks; the work on them is written straight into the rows.</summary>
internal sealed class CallbackScene(SchedulerCluster cluster, World world, string url)
{
    private readonly IdSource _ids = cluster.Storage<IdSource>();

    public string Url => url;

    public int Shard => StableHash.ShardOf(Url);

    public ICallbackSenderGrain Sender => cluster.Grains.GetGrain<ICallbackSenderGrain>(GrainKeys.CallbackSender(Shard));

    public ICallbackLog Log => cluster.Storage<ICallbackLog>();

    public static Task<CallbackScene> Of(SchedulerCluster cluster, Receiver receiver) => Of(cluster, new Uri(receiver.Url, "hook").ToString());

    public static async Task<CallbackScene> Of(SchedulerCluster cluster, string url) => new(cluster, await World.Create(cluster), url);

    public Tenant Tenant => world.Tenant;

    /// <summary>A task that was completed, recalled, completed again and audited: versions 1 to 4, each with a callback.</summary>
    public async Task<TaskId> FourEvents()
    {
        var state = await Completed();
        state = await Change(state, TaskEventKind.Recalled, LabelTaskStatus.Pending);
        state = await Change(state, TaskEventKind.Submitted, LabelTaskStatus.Completed);
        return (await Change(state, TaskEventKind.Audited, LabelTaskStatus.Completed)).Ref.Id;
    }

    public async Task<LabelTask> Completed()
    {
        var row = (await world.AddTasks(1))[0] with { CallbackUrl = Url };
        row = row with { Ref = row.Ref with { Id = new(_ids.Next()) } };
        Assert.Equal(IntakeResult.Added, (await cluster.Storage<IIntake>().Add([row]))[0].Result);
        return await Change(row.Fresh()!, TaskEventKind.Submitted, LabelTaskStatus.Completed);
    }

    private async Task<LabelTask> Change(LabelTask task, TaskEventKind kind, LabelTaskStatus status)
    {
        var change = TaskChange.On(task, kind, "customer", new(_ids.Next()), world.Now) with { Status = status, Response = """{"category":"cat"}""" };
        var entry = new LedgerEntry(task, change, task.Apply(change), Url);
        Assert.Equal(LedgerOutcome.Recorded, await cluster.Storage<ILedger>().Record(entry));
        return entry.After;
    }

    public async Task<IReadOnlyList<CallbackRow>> All()
    {
        var (rows, after) = (new List<CallbackRow>(), (CallbackCursor?)null);
        while (await Log.List(new(Tenant), after, 100) is { Count: > 0 } page)
        {
            rows.AddRange(page);
            after = new(page[^1].Event.At, page[^1].Event.Id);
        }

        return rows;
    }

    /// <summary>Lets a span pass in steps, sending what is due after each.</summary>
    public async Task Pass(TimeSpan span, TimeSpan step)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += step)
        {
            cluster.Time.Advance(step);
            await Sender.Drain();
        }
    }

    public async Task<bool> AllDelivered() => (await All()).All(r => r.State == CallbackState.Delivered);
}
