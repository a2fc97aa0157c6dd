using Microsoft.Extensions.Logging;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Dispatch;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Grains.Interfaces.Dispatch;
using Scheduler.Grains.Interfaces.Tasks;

namespace Scheduler.Grains.Annotators;

public sealed partial class AnnotatorGrain
{
    private static readonly TimeSpan RetryFailed = TimeSpan.FromSeconds(1);

    /// <summary>By lease, not by task: the end of an old lease must not take the card of a newer one of the same task.</summary>
    private readonly Dictionary<(TaskId, long Token), (TaskCard Card, string? Response, string? Explanation)> _cards = [];
    private readonly HashSet<TaskId> _claiming = [];

    /// <summary>
    /// When leases ended here: a sweep may have read their rows just before. Only for a while, and for as long as the end is
    /// still being told: a row that stays live in spite of it is taken up again.
    /// </summary>
    private readonly Dictionary<(TaskId, long Token), DateTimeOffset> _finished = [];

    /// <summary>Runs in the background on this grain's turns; its end is told to the desk.</summary>
    private async void RunClaim(DeskEffect.Claim claim)
    {
        var start = clock.Time.GetTimestamp();
        try
        {
            var won = await Claim(claim);
            AnnotatorMeter.Claimed(claim.Purpose, won ? "granted" : "nothing", clock.Time.GetElapsedTime(start));
            if (won && claim.WaitingSince is { } since)
                AnnotatorMeter.Waited(clock.Now - since);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // What was granted meanwhile is in the rows and will be adopted.
            return;
        }
        catch (Exception e)
        {
            LogClaim(Id, e);
            AnnotatorMeter.Claimed(claim.Purpose, "failed", clock.Time.GetElapsedTime(start));
            _desk.ClaimEmpty(claim.Purpose, [], clock.Now + RetryFailed);
        }

        Settle();
    }

    /// <returns>True when work was granted.</returns>
    private async Task<bool> Claim(DeskEffect.Claim claim)
    {
        if (_worker is not { } worker)
        {
            _desk.ClaimEmpty(claim.Purpose, [], null);
            return false;
        }

        var flow = new ClaimFlow(claim.Purpose, NextCommand, worker.Focus);
        var take = new TakeReply(TakeResult.Nothing, null, default);
        var grant = new GrantReply(default, null, null, null);
        while (true)
        {
            switch (flow.Next)
            {
                case ClaimStep.Choose choose:
                    flow.Chosen((await Dispatcher(worker).Choose(new(worker, choose.Purpose, choose.Tried, FirstProject))).Choice);
                    break;
                case ClaimStep.Check step:
                    try
                    {
                        (var check, take) = await quality.Next(Id, step.Lane, step.Command, _stopping.Token);
                        flow.Checked(check);
                    }
                    catch (Exception e) when (!_stopping.IsCancellationRequested)
                    {
                        // Not known whether the person may have the lane's own work: nothing of it for now.
                        LogClaim(Id, e);
                        flow.Failed(clock.Now + RetryFailed);
                    }

                    break;
                case ClaimStep.Take step:
                    try
                    {
                        take = await GrainFactory.Get<IBatchGrain>(GrainKeys.Batch(step.Lane.Tenant, step.Lane.Key.Batch)).Take(Id, step.Lane.Key.Stage);
                        flow.Taken(take.Result);
                    }
                    catch (Exception) when (!_stopping.IsCancellationRequested)
                    {
                        flow.Failed(clock.Now + RetryFailed);
                    }

                    break;
                case ClaimStep.Grant step:
                    grant = await Grant(step, claim, take.Card);
                    flow.Granted(grant.Outcome, grant.Lease);
                    break;
                case ClaimStep.Won won:
                    _cards[(won.Task, won.Lease.Token)] = (grant.Card!, grant.Response, grant.Lease!.Explanation);
                    _desk.ClaimWon(claim.Purpose, new(won.Lane.Tenant, won.Task, won.Lane.Key, won.Lease.Token, take.Terms));

                    // It was chosen for the person as they were when the search began, and may be nothing they may have or want any more.
                    if (!ReferenceEquals(_worker, worker) && _worker?.Signature != worker.Signature && _desk.GiveBack(won.Task, won.Lease.Token))
                        _desk.Wake();
                    return true;
                case ClaimStep.Nothing nothing:
                    _desk.ClaimEmpty(claim.Purpose, nothing.Seen, nothing.RetryAt);
                    return false;
            }
        }
    }

    private async Task<GrantReply> Grant(ClaimStep.Grant step, DeskEffect.Claim claim, TaskCard? card)
    {
        _claiming.Add(step.Task);
        try
        {
            var task = GrainFactory.Get<ITaskGrain>(GrainKeys.Task(step.Lane.Tenant, step.Task));
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
        Finish(end.Lease.Task, end.Lease.Token, Moments.Never);
        Count(end.State);
        AnnotatorMeter.Ended(end.State);
        var task = GrainFactory.Get<ITaskGrain>(GrainKeys.Task(end.Lease.Tenant, end.Lease.Task));
        var request = new EndRequest(Id, end.Lease.Token, end.State, NextCommand(), end.CoolUntil, end.Reason, end.Lease.OfferedAt, end.Lease.AcceptedAt);
        try
        {
            await Repeat.UntilKnown(() => task.End(request), clock.Time, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the lease is still live in the rows; the next activation adopts it and ends it in its turn.
        }
        catch (RefusedException e)
        {
            LogClaim(Id, e);
        }

        _finished[(end.Lease.Task, end.Lease.Token)] = clock.Now;
    }

    private void Finish(TaskId task, long token, DateTimeOffset at)
    {
        _cards.Remove((task, token));
        _drafts.Remove((task, token));
        _finished[(task, token)] = at;

        // Now and then, not at every answer: somebody quick ends many leases within the age.
        if (_finished.Count < _sweepFinishedAt)
            return;
        var old = clock.Now - options.Value.SettledAge;
        foreach (var (lease, _) in _finished.Where(f => f.Value < old).ToArray())
            _finished.Remove(lease);
        _sweepFinishedAt = 64 + (2 * _finished.Count);
    }

    private int _sweepFinishedAt = 64;

    private bool JustFinished(TaskId task, long token) =>
        _finished.TryGetValue((task, token), out var at) && at >= clock.Now - options.Value.SettledAge;

    private void Report(DeskEffect.Report report)
    {
        if (_worker is { } worker)
            reports.Tell(worker.Workforce, new(worker, report.Waiting, report.WaitingSince, [.. report.Seen], report.Prefetched, _epoch, ++_reports));
    }

    private void Leave()
    {
        if (_known is { } worker)
            Dispatcher(worker).Gone(new(Id, _epoch, ++_reports)).Ignore();
    }

    private long _reports;

    private IDispatcherGrain Dispatcher(Worker worker) => GrainFactory.Get<IDispatcherGrain>(GrainKeys.Dispatcher(worker.Workforce));

    [LoggerMessage(1201, LogLevel.Warning, "Annotator {Annotator}: a claim failed")]
    private partial void LogClaim(AnnotatorId annotator, Exception exception);
}
