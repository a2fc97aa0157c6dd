using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Scheduler.Domain;
using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Dispatch.Eligibility;
using Scheduler.Domain.Dispatch.Ordering;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Grains.Interfaces.Dispatch;
using Scheduler.Storage.Batches;

namespace Scheduler.Grains.Dispatch;

/// <summary>Carries the dispatch index of one workforce. Every call is one synchronous step in memory.</summary>
[GrainType("dispatcher")]
public sealed partial class DispatcherGrain(IBatchStore batches, IOptions<SchedulerGrainOptions> options, ILogger<DispatcherGrain> log) : SchedulerGrain, IDispatcherGrain
{
    private const int PageBatches = 500;

    private DispatchIndex _index = null!;

    private WorkforceId Workforce => new(GrainKeys.Single(this.GetPrimaryKeyString()));

    protected override Task Activate(CancellationToken cancel)
    {
        _index = new(LanePolicy.Find(options.Value.Policy)!, EligibilityRules.All);
        this.RegisterGrainTimer(
            _ =>
            {
                Carry(_index.ForgetSilent());
                var (waiting, lanes) = _index.Standing;
                DispatchMeter.Stands(Workforce, waiting, lanes);
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(DispatchIndex.SilenceEvery, DispatchIndex.SilenceEvery));
        LearnLanes();
        return Task.CompletedTask;
    }

    public Task<ChooseReply> Choose(ChooseRequest request) => Task.FromResult(new ChooseReply(_index.Choose(request.Worker, request.Purpose, request.Tried, request.First)));

    public Task Publish(LanesNotice lanes)
    {
        foreach (var lane in lanes.Lanes)
            Carry(_index.Publish(lane));
        return Task.CompletedTask;
    }

    public Task Retire(BatchId batch)
    {
        Carry(_index.Retire(batch));
        return Task.CompletedTask;
    }

    public Task Report(SeatsNotice seats)
    {
        foreach (var seat in seats.Seats)
            Carry(_index.Report(seat));
        return Task.CompletedTask;
    }

    public Task Gone(GoneNotice notice)
    {
        Carry(_index.Gone(notice.Annotator, notice.Since, notice.Sequence));
        return Task.CompletedTask;
    }

    public Task Presence(PresenceDigest digest)
    {
        foreach (var annotator in digest.Connected)
            if (!_index.Knows(annotator))
                GrainFactory.Get<IAnnotatorGrain>(GrainKeys.Annotator(annotator)).Announce().Ignore();
        return Task.CompletedTask;
    }

    private void Carry(IReadOnlyList<Call> calls)
    {
        foreach (var call in calls)
        {
            var annotator = GrainFactory.Get<IAnnotatorGrain>(GrainKeys.Annotator(call.Annotator));
            DispatchMeter.Called(call is Call.GiveBack ? "give_back" : "wake");
            (call switch
            {
                Call.GiveBack ask => Ask(annotator, ask),
                _ => annotator.Wake(),
            }).Ignore();
        }
    }

    private async Task Ask(IAnnotatorGrain holder, Call.GiveBack ask)
    {
        if (!await holder.GiveBack(ask.Lease))
            Carry(_index.Kept(ask));
    }

    /// <summary>A fresh dispatcher asks every launched batch of its workforce to publish; calls go on meanwhile.</summary>
    private async void LearnLanes()
    {
        try
        {
            BatchId? after = null;
            while (true)
            {
                var page = await batches.Active(Workforce, after, PageBatches);
                foreach (var batch in page)
                    GrainFactory.Get<IBatchGrain>(GrainKeys.Batch(batch.Tenant, batch.Id)).Announce().Ignore();
                if (page.Count < PageBatches)
                    return;
                after = page[^1].Id;
            }
        }
        catch (Exception e)
        {
            // The sweeps make every batch publish again.
            LogLearning(Workforce, e);
        }
    }

    [LoggerMessage(1301, LogLevel.Warning, "Dispatcher {Workforce}: batches could not be read; the next sweep brings them")]
    private partial void LogLearning(WorkforceId workforce, Exception exception);
}
