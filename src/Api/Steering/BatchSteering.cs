using Scheduler.Api.Annotators;
using Scheduler.Api.Batches;
using Scheduler.Api.Http;
using Scheduler.Api.Metrics;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Steering;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Grains.Interfaces.Metrics;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Metrics;
using Scheduler.Storage.Steering;

namespace Scheduler.Api.Steering;

/// <summary><c>/api/ops/batches</c>: batches of all whom the caller sees, the late and soon due first, and what managers do to them.</summary>
internal static class BatchSteering
{
    private const int MaxBatches = 500;

    private static readonly ErrorReply NotFound = ErrorReply.NotFound("Batch with that ID not found.");

    public static void MapBatchSteering(this IEndpointRouteBuilder routes)
    {
        var batches = routes.MapGroup("/api/ops/batches").RequireAuthorization(Policies.Manager);
        batches.MapGet("", List);
        batches.MapPost("/{id}/prioritize", Prioritize);
        batches.MapPost("/{id}/pause", (ManagerCaller caller, PathName id, ISteeringReads reads, BatchMoves moves, ActionRecorder log, CancellationToken cancel) =>
            Move(caller, id, paused: true, reads, moves, log, cancel));
        batches.MapPost("/{id}/resume", (ManagerCaller caller, PathName id, ISteeringReads reads, BatchMoves moves, ActionRecorder log, CancellationToken cancel) =>
            Move(caller, id, paused: false, reads, moves, log, cancel));
    }

    private static async Task<IResult> List(
        ManagerCaller caller, QueryFields query, ISteeringReads reads, IMetricRows rows, IGrainFactory grains, TimeProvider time, CancellationToken cancel)
    {
        var (limit, atRisk) = (query.Whole("limit", 1, MaxBatches, RequestLimits.MaxPage), query.Flag("at_risk"));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);

        var now = time.GetUtcNow();
        // Of the last minutes only the follower knows: a batch that has just begun would seem to stand still.
        var open = await grains.Get<IMetricsFollowerGrain>(GrainKeys.MetricsFollower).OpenCompletions();
        var hour = await rows.Within(MetricScopes.Default(caller), ScopeKind.Batch, Buckets.Minute, now - PaceRule.Window, open.MinutesTo ?? now, cancel: cancel);
        var closed = hour.GroupBy(r => r.Key.Scope.Id).ToDictionary(g => g.Key, g => g.Sum(r => r.Flow[Measure.Completed]));
        var shown = (await reads.Batches(caller.Organization, MaxBatches, cancel))
            .Select(s => View(s, closed.GetValueOrDefault(s.Batch.Id.Value) + open.ByBatch.GetValueOrDefault(s.Batch.Id.Value), now));
        if (atRisk)
            shown = shown.Where(b => b.Late || PaceRule.IsTooSlow(b.PerHour, b.NeededPerHour, b.Remaining));
        return MetricJson.Reply(new BatchesAtRisk([.. shown.Take(limit)]));
    }

    private static BatchAtRisk View(BatchStanding standing, long lastHour, DateTimeOffset now)
    {
        var b = standing.Batch;
        var hours = (b.DueAt - now)?.TotalHours;
        return new(
            b.Id.Value, b.Name, b.Project.Value, b.Tenant.Organization.Value, Words.Snake(b.Status), b.Priority, b.DueAt, hours < 0 && standing.Pending > 0,
            standing.Total, standing.Completed, standing.Pending, lastHour, hours > 0 ? standing.Pending / hours : null,
            b.LaunchedAt, PaceRule.PerHour(b.LaunchedAt, lastHour, now));
    }

    private static async Task<IResult> Prioritize(
        ManagerCaller caller, PathName id, RequestBody body, ISteeringReads reads, IBatchStore store, IGrainFactory grains, ActionRecorder log, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var priority = PriorityField.Required(fields);
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await reads.FindBatch(new(id.Value), caller.Organization, cancel) is not { } batch)
            return NotFound;
        await log.Record(caller, batch.Tenant.Organization, "prioritize", batch: batch.Id, detail: $"{priority}");
        await store.SetPriority(batch.Tenant, batch.Id, priority!.Value, cancel);
        grains.Get<IBatchGrain>(GrainKeys.Batch(batch.Tenant, batch.Id)).NeedsChanged().Ignore();
        return MetricJson.Reply(new CommandReply("done"));
    }

    private static async Task<IResult> Move(
        ManagerCaller caller, PathName id, bool paused, ISteeringReads reads, BatchMoves moves, ActionRecorder log, CancellationToken cancel)
    {
        if (await reads.FindBatch(new(id.Value), caller.Organization, cancel) is not { } batch)
            return NotFound;
        if (batch.Status is not (BatchStatus.InProgress or BatchStatus.Paused))
            return ErrorReply.Conflict($"The batch is {Words.Snake(batch.Status)}: only one that is worked on can be paused.");
        await log.Record(caller, batch.Tenant.Organization, paused ? "pause_batch" : "resume_batch", batch: batch.Id);
        if ((await moves.Move(batch, paused ? BatchStatus.Paused : BatchStatus.InProgress, cancel)).Refusal is { } refusal)
            return refusal;
        return MetricJson.Reply(new CommandReply(paused ? "paused" : "in_progress"));
    }
}
