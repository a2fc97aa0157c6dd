using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Grains.Interfaces.Callbacks;
using Scheduler.Grains.Interfaces.Tasks;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Grains.Batches;

/// <summary>
/// Carries one batch's window. Reentrant, for it reads pages in the background while it hands out; every step between two
/// awaits is one synchronous call into the window.
/// </summary>
[Reentrant]
[GrainType("batch")]
public sealed partial class BatchGrain(
    IBatchStore batches,
    IProjectStore projects,
    IOpenTasks open,
    GrainClock clock,
    IOptions<SchedulerGrainOptions> options,
    ILogger<BatchGrain> log) : SchedulerGrain, IBatchGrain
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private readonly Dictionary<TaskId, TaskCard> _cards = [];
    private readonly CancellationTokenSource _stopping = new();
    private BatchWindow _window = null!;
    private Batch? _batch;
    private int _reading, _known;
    private ProjectSettings _settings = new();

    private BatchId Id => new(GrainKeys.Tenanted(this.GetPrimaryKeyString()).Id);

    private Tenant Tenant => GrainKeys.Tenanted(this.GetPrimaryKeyString()).Tenant;

    protected override async Task Activate(CancellationToken cancel)
    {
        // Unix milliseconds times 1000: an earlier activation would have needed a million arrivals a second to get this far.
        _since = clock.Now.ToUnixTimeMilliseconds();
        _window = new BatchWindow(_since * 1_000);
        await Reload();
        this.RegisterGrainTimer(OnTick, new GrainTimerCreationOptions(Tick, Tick) { Interleave = true });
        Fill();
        FillAllReviews();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _stopping.Cancel();
        _stopping.Dispose();
        return Task.CompletedTask;
    }

    public Task<TakeReply> Take(AnnotatorId annotator, int stage)
    {
        if (_batch is not { IsWorkedOn: true })
        {
            // Whoever sent the person here has not heard that it is over.
            Dispatcher.Retire(Id).Ignore();
            return Task.FromResult(new TakeReply(TakeResult.Nothing, null, _settings.Terms));
        }

        var result = _window.Take(annotator, stage, clock.Now);
        var card = result.Task is { } task ? _cards.GetValueOrDefault(task.Id) : null;
        if (result.Task is null && result.Deeper)
            SearchFor(annotator, stage);
        Changed();
        return Task.FromResult(new TakeReply(result, card is { Fresh: true } && result.Task!.Version > 0 ? card with { Fresh = false } : card, _settings.Terms));
    }

    public async Task<LaunchReply> Launch(bool uncalibrated)
    {
        // The settings of now decide: the project may just have been marked as calibrated.
        await Reload();
        if (_batch is not { Status: BatchStatus.Staging } staging)
            return new(_batch, null);
        var tasks = (await batches.Counts(Id)).Where(c => c.Key != LabelTaskStatus.Canceled).Sum(c => c.Value);
        if (LaunchRule.Check(_settings, staging.Kind, tasks, uncalibrated) is { } problem)
            return new(staging, problem);
        await batches.Launch(Tenant, Id, clock.Now);
        await Reload();
        Fill();
        Publish();
        if (Tenant.Mode == Mode.Test)
        {
            await WakeSenders();
            await CompleteIfDone(force: true);
        }

        return new(_batch, null);
    }

    /// <summary>Tasks of the test mode are complete by the launch, with their callbacks.</summary>
    private async Task WakeSenders()
    {
        foreach (var shard in (await batches.TaskCallbacks(Id)).Select(StableHash.ShardOf).Distinct())
            GrainFactory.Get<ICallbackSenderGrain>(GrainKeys.CallbackSender(shard)).Wake().Ignore();
    }

    public Task Notice(TaskNotices notices)
    {
        foreach (var notice in notices.Notices)
        {
            _window.Observe(notice.Task, notice.Granted);
            _closedSinceCheck |= notice.Closed;
            _cameBack |= _window.OnlyBegun && notice.Task is { IsBegun: false, OpenSlots: > 0 };
        }

        Changed();
        return Task.CompletedTask;
    }

    public async Task TasksAdded(OrderKey first)
    {
        // A completed batch may have been reopened by what was added.
        if (_batch is not { IsWorkedOn: true })
            await Reload();
        _window.Arrived(first);

        // What is made in the test mode is closed as it is made. The next tick looks, so that tasks made in a row count together.
        _closedSinceCheck |= Tenant.Mode == Mode.Test;
        Fill();
    }

    public Task Announce()
    {
        Publish();
        return Task.CompletedTask;
    }

    public async Task NeedsChanged()
    {
        await Reload();
        // Also of one that is given up: what is held ahead of it goes back. Waited for, or it would take along the lanes of what is to be finished.
        if (_batch is not { Status: BatchStatus.InProgress })
            await Dispatcher.Retire(Id);
        Publish();
        Fill();
    }

    private async Task Reload()
    {
        var reading = ++_reading;
        var batch = await batches.Get(Tenant, Id);
        var project = batch is null ? null : await projects.Get(Tenant, batch.Project);

        // Reads may overtake each other: one that began before what is known tells nothing. Whoever has waited knows at least what their own read saw.
        if (reading < _known)
            return;
        _known = reading;
        var (before, known) = (Dispatcher, _batch is not null);
        _batch = batch;
        if (batch is { Status: BatchStatus.Cancelling })
            _window.GiveUp();
        _settings = project?.Settings ?? _settings;
        _needs.Clear();
        if (!known || Dispatcher.GetPrimaryKeyString() == before.GetPrimaryKeyString())
            return;

        // The project has moved to another workforce: the people of the one before are offered nothing more of it.
        before.Retire(Id).Ignore();
        Publish();
    }

    private async Task OnTick(CancellationToken cancel)
    {
        await ResolveOverdue();
        Fill();
        PublishChanges();
        await CancelWhatCameBack(force: false);
        await CompleteIfDone(force: false);
    }
}
