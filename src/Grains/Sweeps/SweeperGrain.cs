using Microsoft.Extensions.Options;
using Scheduler.Domain;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Grains.Interfaces.Callbacks;
using Scheduler.Grains.Interfaces.Sweeps;
using Scheduler.Grains.Tasks;
using Scheduler.Storage;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Grains.Sweeps;

/// <summary>
/// Reads its shard of the live leases and launched batches and tells each owner what the rows say. It decides nothing, and closes
/// the deliveries whose period has ended; the reminder only keeps it alive, the timer does the work.
/// </summary>
[GrainType("sweeper")]
public sealed class SweeperGrain(
    ILeases leases, IBatchStore batches, IDeliveries deliveries, GrainClock clock, IdSource ids, IOptions<SchedulerGrainOptions> options) : SchedulerGrain, ISweeperGrain, IRemindable
{
    private const string Reminder = "sweep";
    private const int PageRows = 1_000;

    private bool _sweeping;

    private int Shard => int.Parse(GrainKeys.Single(this.GetPrimaryKeyString()), System.Globalization.CultureInfo.InvariantCulture);

    protected override Task Activate(CancellationToken cancel)
    {
        var every = TimeSpan.FromSeconds(options.Value.SweepSeconds);

        // Shards start apart, so that sixteen sweeps do not meet in one moment of every period.
        this.RegisterGrainTimer(_ => Sweep(), new GrainTimerCreationOptions(every * (1 + (Shard / (double)StableHash.Shards)), every) { Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task Start() => this.RegisterOrUpdateReminder(Reminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    public async Task Sweep()
    {
        if (_sweeping)
            return;
        _sweeping = true;
        try
        {
            await SweepLeases();
            await SweepBatches();
            GrainFactory.Get<ICallbackSenderGrain>(GrainKeys.CallbackSender(Shard)).Wake().Ignore();
            await CloseDeliveries();
        }
        finally
        {
            _sweeping = false;
        }
    }

    /// <summary>One period of each project a sweep: who was away for several closes them one after the other, in order.</summary>
    private async Task CloseDeliveries()
    {
        // Their callbacks wait for their files; the sweep after that wakes the senders.
        foreach (var due in await deliveries.Due(Shard, clock.Now, PageRows))
            await deliveries.Close(due, new(ids.Next()), clock.Now);
    }

    private async Task SweepLeases()
    {
        AnnotatorId? after = null;
        while (true)
        {
            var page = await leases.OfShard(Shard, after, PageRows);
            foreach (var group in page.GroupBy(l => l.Attempt.Annotator))
                GrainFactory.Get<IAnnotatorGrain>(GrainKeys.Annotator(group.Key))
                    .Reconcile([.. group.Select(l => new LeaseSighting(l.Row.ToCard(), l.Attempt, l.Row.Response))]).Ignore();
            if (page.Count < PageRows)
                return;
            after = page[^1].Attempt.Annotator;
        }
    }

    private async Task SweepBatches()
    {
        BatchId? after = null;
        while (true)
        {
            var page = await batches.ActiveOfShard(Shard, after, PageRows);
            foreach (var batch in page)
                GrainFactory.Get<IBatchGrain>(GrainKeys.Batch(batch.Tenant, batch.Id)).Sweep().Ignore();
            if (page.Count < PageRows)
                return;
            after = page[^1].Id;
        }
    }
}
