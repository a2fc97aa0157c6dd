using Microsoft.Extensions.Logging;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Dispatch;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Grains.Interfaces.Dispatch;
using Scheduler.Grains.Interfaces.Tasks;

namespace Scheduler.Grains.Annotators;

public sealed partial class AnnotatorGrain
{
    private static readonly TimeSpan RetryFailed = TimeSpan.FromSeconds(1);

    private readonly Dictionary<TaskId, (TaskCard Card, string? Response, string? Explanation)> _cards = [];
    private readonly HashSet<TaskId> _claiming = [];
    private readonly Queue<(TaskId, long)> _finished = [];

    /// <summary>Runs in the background on this grain's turns; its end is told to the desk.</summary>
    private async void RunClaim(DeskEffect.Claim claim)
    {
        try
        {
            await Claim(claim);
        }
        catch (OperationCanceledException)
        {
            // Stopping: what was granted meanwhile is in the rows and will be adopted.
        }
        catch (Exception e)
        {
            LogClaim(Id, e);
            _desk.ClaimEmpty(claim.Purpose, [], clock.Now + RetryFailed);
        }

        if (!_stopping.IsCancellationRequested)
            Settle();
    }

    private async Task Claim(DeskEffect.Claim claim)
    {
        if (_worker is not { } worker)
        {
            _desk.ClaimEmpty(claim.Purpose, [], null);
            return;
        }

        var flow = new ClaimFlow(claim.Purpose, NextCommand);
        var take = new TakeReply(new(null, 0, null, false), null, default);
        var grant = new GrantReply(default, null, null, null);
        while (true)
        {
            switch (flow.Next)
            {
                case ClaimStep.Choose choose:
                    flow.Chosen((await Dispatcher(worker).Choose(new(worker, choose.Purpose, choose.Tried))).Choice);
                    break;
                case ClaimStep.Take step:
                    try
                    {
                        take = await GrainFactory.GetGrain<IBatchGrain>(GrainKeys.Batch(step.Lane.Tenant, step.Lane.Key.Batch)).Take(Id, step.Lane.Key.Stage);
                        flow.Taken(take.Result);
                    }
                    catch (Exception e) when (e is not OperationCanceledException)
                    {
                        flow.Failed(clock.Now + RetryFailed);
                    }

                    break;
                case ClaimStep.Grant step:
                    grant = await Grant(step, claim, take.Card);
                    flow.Granted(grant.Outcome, grant.Lease);
                    break;
                case ClaimStep.Won won:
                    _cards[won.Task] = (grant.Card!, grant.Response, grant.Lease!.Explanation);
                    _desk.ClaimWon(claim.Purpose, new(won.Lane.Tenant, won.Task, won.Lane.Key, won.Lease.Token, take.Terms));
                    return;
                case ClaimStep.Nothing nothing:
                    _desk.ClaimEmpty(claim.Purpose, nothing.Seen, nothing.RetryAt);
                    return;
            }
        }
    }

    private async Task<GrantReply> Grant(ClaimStep.Grant step, DeskEffect.Claim claim, TaskCard? card)
    {
        _claiming.Add(step.Task);
        try
        {
            var task = GrainFactory.GetGrain<ITaskGrain>(GrainKeys.Task(step.Lane.Tenant, step.Task));
            var request = new GrantRequest(Id, step.Lane.Key.Stage, step.Command, claim.WaitingSince, step.Explanation, card);
            return await Repeat.UntilKnown(
                () =>
                {
                    // Only the first try carries the card: one that is out of date would make every repeat as stale as the first.
                    var attempt = request;
                    request = request with { Card = null };
                    return task.Grant(attempt);
                },
                clock.Time,
                _stopping.Token);
        }
        finally
        {
            _claiming.Remove(step.Task);
        }
    }

    private async Task EndLease(DeskEffect.End end)
    {
        Finish(end.Lease.Task, end.Lease.Token);
        Count(end.State);
        var task = GrainFactory.GetGrain<ITaskGrain>(GrainKeys.Task(end.Lease.Tenant, end.Lease.Task));
        var request = new EndRequest(Id, end.Lease.Token, end.State, NextCommand(), end.CoolUntil, end.Reason, end.Lease.OfferedAt, end.Lease.AcceptedAt);
        try
        {
            await Repeat.UntilKnown(() => task.End(request), clock.Time, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the lease is still live in the rows; the next activation adopts it and ends it in its turn.
        }
    }

    /// <summary>Remembers what has ended here, so that an old sighting of it is not adopted.</summary>
    private void Finish(TaskId task, long token)
    {
        // The answer to an old lease says nothing of a newer one of the same task.
        if (_desk.Leases.All(l => l.Task != task))
        {
            _cards.Remove(task);
            _drafts.Remove(task);
        }

        _finished.Enqueue((task, token));
        if (_finished.Count > AnnotatorLimits.KeptMessages)
            _finished.Dequeue();
    }

    private void Report(DeskEffect.Report report)
    {
        if (_worker is { } worker)
            Dispatcher(worker).Report(new(new(worker, report.Waiting, report.WaitingSince, [.. report.Seen], report.Prefetched, _epoch, ++_reports))).Ignore();
    }

    private void Leave()
    {
        if (_worker is { } worker)
            Dispatcher(worker).Gone(new(Id, _epoch, ++_reports)).Ignore();
    }

    private long _reports;

    private IDispatcherGrain Dispatcher(Worker worker) => GrainFactory.GetGrain<IDispatcherGrain>(GrainKeys.Dispatcher(worker.Workforce));

    [LoggerMessage(1201, LogLevel.Warning, "Annotator {Annotator}: a claim failed")]
    private partial void LogClaim(AnnotatorId annotator, Exception exception);
}
