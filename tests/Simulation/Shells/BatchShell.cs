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

    private bool IsWorkedOn => _status == BatchStatus.InProgress || (_status == BatchStatus.Cancelling && World.Mutant != Mutant.GivenUpNotFinished);

    private OrderKey? Cursor => _window.Cursor;

    protected override async Task Activate()
    {
        _row = World.Rows.Batches[Id];
        _window = new BatchWindow(Now.UtcTicks, World.Scenario.WindowTasks, Math.Max(2, World.Scenario.WindowTasks / 4));
        await ReadStatus();
        Since = Now.UtcTicks;
        Refill();
        if (IsWorkedOn)
            World.Spawn(ReadAllReviews);
    }

    /// <summary>Nobody waits for rows in here: what the window lacks is looked for beside the call.</summary>
    public TakeResult Take(AnnotatorId annotator, int stage, DateTimeOffset now)
    {
        if (!IsWorkedOn)
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
        if (_window.OnlyBegun && task is { IsBegun: false, OpenSlots: > 0 })
            World.Spawn(async () =>
            {
                await CancelWhatCameBack();
                await Complete();
            });
    }

    public void Arrived(OrderKey first)
    {
        if (World.Mutant == Mutant.CursorNotRewound)
            return;
        World.Spawn(async () =>
        {
            if (!IsWorkedOn)
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

    public void GivenUp() => World.Spawn(async () =>
    {
        await ReadStatus();
        await Net.Call<DispatcherShell, bool>(this, DispatcherShell.Only, d => Task.FromResult(d.Retire(Id)));
        Refill();
        Publish(again: true);
    });

    public void Announce() => Publish(again: true);

    private async Task ReadStatus()
    {
        (_status, _launchedAt) = await Net.Read(this, () => (_row.Status, _row.LaunchedAt));
        if (_status == BatchStatus.Cancelling)
            _window.GiveUp();
    }

    private async Task CancelWhatCameBack()
    {
        if (_status == BatchStatus.Cancelling && World.Mutant != Mutant.CameBackKept)
            await Net.Write(this, () => World.Rows.GiveUp(Id, World.NewCommand(), Now));
    }

    private async Task Complete()
    {
        if (World.Mutant == Mutant.BatchCompletesWithoutAsking && (_window.Count > 0 || !_window.ReachedEnd))
            return;
        if (!await Net.Read(this, () => World.Rows.TryComplete(Id)))
            return;
        _status = _status == BatchStatus.Cancelling ? BatchStatus.Cancelled : BatchStatus.Completed;
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
