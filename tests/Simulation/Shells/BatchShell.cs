using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Simulation.Cluster;
using Scheduler.Simulation.Mutants;
using Scheduler.Simulation.Store;

namespace Scheduler.Simulation.Shells;

/// <summary>The grain of one batch: its window, its word to the dispatcher, its reads of rows beside the calls.</summary>
public sealed partial class BatchShell : Grain
{
    private static readonly TimeSpan ReservationAge = 2 * Network.ResponseTimeout;
    private static readonly TimeSpan ResolveEvery = TimeSpan.FromSeconds(3);

    private BatchWindow _window = null!;
    private BatchRecord _row = null!;
    private BatchStatus _status;
    private DateTimeOffset _launchedAt;
    private bool _resolving;

    private BatchId Id => new(Key);

    private OrderKey? Cursor => _window.Cursor;

    protected override async Task Activate()
    {
        _row = World.Rows.Batches[Id];
        await ReadStatus();
        _window = new BatchWindow(Now.UtcTicks, World.Scenario.WindowTasks, Math.Max(2, World.Scenario.WindowTasks / 4));
        Since = Now.UtcTicks;
        Refill();
        if (_status == BatchStatus.InProgress)
            World.Spawn(ReadAllReviews);
    }

    /// <summary>Nobody waits for rows in here: what the window lacks is looked for beside the call.</summary>
    public TakeResult Take(AnnotatorId annotator, int stage, DateTimeOffset now)
    {
        if (_status != BatchStatus.InProgress)
            return TakeResult.Nothing;
        var result = _window.Take(annotator, stage, now);
        World.Log($"{Id}/{stage} gives {annotator} {result.Task?.Id} v{result.Task?.Version} epoch {result.Epoch} deeper {result.Deeper} retry {result.RetryAt:HH:mm:ss}");
        if (result.Task is null && result.Deeper)
            LookFor(annotator, stage, now);
        else if (result.Task is not null)
            ResolveLater();
        Refill();
        Publish();
        return result;
    }

    public void Observe(OpenTask task, AnnotatorId? granted, bool closed)
    {
        _window.Observe(task, granted);
        Refill();
        Publish();
        if (closed)
            World.Spawn(Complete);
    }

    public void Arrived(OrderKey first)
    {
        if (World.Mutant == Mutant.CursorNotRewound)
            return;
        World.Spawn(async () =>
        {
            if (_status != BatchStatus.InProgress)
                await ReadStatus();
            _window.Arrived(first);
            Refill();
            Publish();
        });
    }

    public void Launched() => World.Spawn(async () =>
    {
        await ReadStatus();
        Refill();
        Publish();
    });

    public void Announce() => Publish(again: true);

    private async Task ReadStatus() =>
        (_status, _launchedAt) = await Net.Read(this, () => (_row.Status, _row.LaunchedAt));

    private async Task Complete()
    {
        if (World.Mutant == Mutant.BatchCompletesWithoutAsking && (_window.Count > 0 || !_window.ReachedEnd))
            return;
        if (!await Net.Read(this, () => World.Rows.TryComplete(Id)))
            return;
        _status = BatchStatus.Completed;
        Publish();
    }

    private void ResolveLater()
    {
        if (_resolving || World.Mutant == Mutant.ReservationsKept)
            return;
        _resolving = true;
        World.Spawn(async () =>
        {
            await Net.Delay(this, ResolveEvery);
            _resolving = false;
            try
            {
                await Resolve();
            }
            finally
            {
                // Also after a failed read: nobody else would ask for a lane whose every slot is reserved.
                if (_window.Overdue(DateTimeOffset.MaxValue, TimeSpan.Zero).Count > 0)
                    ResolveLater();
            }
        });
    }

    private async Task Resolve()
    {
        var now = Now;
        foreach (var task in _window.Overdue(now, ReservationAge))
            _window.Resolve(task, await Net.Read(this, () => World.Rows.Row(task)), now, ReservationAge);
        Publish();
    }
}
