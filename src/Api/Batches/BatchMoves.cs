using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Storage;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.Batches;

/// <summary>Says when new batches are due; launches, pauses, resumes and cancels batches. To be where one is asked to go already is no error.</summary>
internal sealed class BatchMoves(IBatchStore batches, IDeliveries deliveries, IGrainFactory grains, IdSource ids, TimeProvider time)
{
    /// <summary>Of a batch made now that does not say itself: with the delivery that it still makes. Null where nothing is delivered.</summary>
    public async Task<DateTimeOffset?> DueAt(Project project, DateTimeOffset now, CancellationToken cancel) =>
        project.Settings.Kind == ProjectKind.Pro && await deliveries.Schedule(project.Tenant, project.Id, cancel) is { } scheduled ? scheduled.Schedule.For(now).To : null;

    /// <param name="uncalibrated">Launches it though its project waits for calibration.</param>
    public async Task<(Batch? Launched, IResult? Refusal)> Launch(Batch batch, bool uncalibrated)
    {
        // No grain is made for one that runs or is done.
        if (batch.Status != BatchStatus.Staging)
            return (batch, null);
        var reply = await grains.Get<IBatchGrain>(GrainKeys.Batch(batch.Tenant, batch.Id)).Launch(uncalibrated);
        return reply.Refused is { } problem ? (null, ErrorReply.Invalid(problem)) : (reply.Batch ?? batch, null);
    }

    public async Task<(Batch? Moved, IResult? Refusal)> Move(Batch batch, BatchStatus to, CancellationToken cancel)
    {
        var resumes = to != BatchStatus.InProgress || batch.Status is BatchStatus.Paused or BatchStatus.InProgress;
        if (!resumes || (batch.Status != to && !BatchTransitions.Allows(batch.Status, to)))
            return (null, ErrorReply.BadRequest($"The batch is {BatchWords.Exact(batch.Status)}."));
        var moved = to == BatchStatus.Cancelled
            ? await batches.Cancel(batch.Tenant, batch.Id, new("batch-cancel-" + ids.Next()), time.GetUtcNow().ToMillisecond(), cancel)
            : await batches.Pause(batch.Tenant, batch.Id, to == BatchStatus.Paused, cancel);
        await grains.Get<IBatchGrain>(GrainKeys.Batch(batch.Tenant, batch.Id)).NeedsChanged();
        return (moved, null);
    }
}
