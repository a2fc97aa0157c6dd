using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Callbacks;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Grains.Batches;

public sealed partial class BatchGrain
{
    private bool _closedSinceCheck, _completing, _cameBack;

    public async Task Sweep()
    {
        await Reload();
        if (_batch is not { IsWorkedOn: true })
            return;
        await CancelWhatCameBack(force: true);

        // What the window should hold, read again: a task whose notice was lost shows here. The page after the cursor shows
        // tasks whose arrival was not told.
        if (_window.Cursor is { } cursor)
        {
            // Twice the window: what is kept for single people stands in front of it too.
            var front = await open.Front(Id, cursor, 2 * BatchLimits.WindowTasks, _stopping.Token);
            Keep(front);
            _window.Include(front.Select(r => r.Task));
            Changed();
        }

        FillAllReviews();
        _window.LookAgain();
        Fill();
        Publish();
        await CompleteIfDone(force: true);
    }

    /// <summary>Somebody has given a task of a batch that is given up back untouched: it was begun by nobody any more.</summary>
    private async Task CancelWhatCameBack(bool force)
    {
        if (_batch is not { Status: BatchStatus.Cancelling } || !(force || _cameBack))
            return;
        _cameBack = false;
        await batches.Cancel(Tenant, Id, new($"batch-cancel-{Id}"), clock.Now, _stopping.Token);
        _closedSinceCheck = true;
    }

    /// <summary>Asks for completion when a task has closed and nothing open is known; the rows decide.</summary>
    private async Task CompleteIfDone(bool force)
    {
        if (_completing || _batch is not { IsWorkedOn: true } || (!force && !(_closedSinceCheck && _window.Count == 0)))
            return;
        _completing = true;
        try
        {
            _closedSinceCheck = false;
            var counts = await batches.Counts(Id, _stopping.Token);
            if (counts.GetValueOrDefault(LabelTaskStatus.Pending) > 0 || counts.Values.Sum() == 0)
                return;
            if (await batches.TryComplete(Tenant, Id, clock.Now, _stopping.Token))
            {
                if (_batch.Callback is { } callback)
                    GrainFactory.Get<ICallbackSenderGrain>(GrainKeys.CallbackSender(StableHash.ShardOf(callback))).Wake().Ignore();
                // Read, not assumed: new tasks may have reopened it while this waited.
                await Reload();
                if (_batch is not { IsWorkedOn: true })
                    Dispatcher.Retire(Id).Ignore();
            }
        }
        finally
        {
            _completing = false;
        }
    }
}
