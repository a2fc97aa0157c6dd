using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain.Batches;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.Batches;

/// <summary><c>/api/batches/{name}</c>: a batch as those see it who steer the work.</summary>
internal static class BatchConsole
{
    public static readonly ErrorReply NotFound = ErrorReply.NotFound("Batch with that name not found.");

    public static void MapBatchConsole(this IEndpointRouteBuilder routes)
    {
        var batch = routes.MapGroup("/api/batches/{name}").RequireAuthorization(Policies.Key);
        batch.MapGet("", Get);
        batch.MapPatch("", Change);
        batch.MapGet("/feedback", BatchFeedback.Get);
        foreach (var (verb, done) in new[] { ("pause", BatchStatus.Paused), ("resume", BatchStatus.InProgress), ("cancel", BatchStatus.Cancelled) })
            batch.MapPost("/" + verb, (Caller caller, PathName name, BatchMoves moves, IBatchStore batches, IProjectStore projects, CancellationToken cancel) =>
                Move(caller, name, done, moves, batches, projects, cancel));
    }

    private static async Task<IResult> Get(Caller caller, PathName name, IBatchStore batches, IProjectStore projects, CancellationToken cancel) =>
        await batches.Find(caller.Tenant, name.Value, cancel) is { } batch ? await Reply(batch, batches, projects, cancel) : NotFound;

    private static async Task<IResult> Change(
        Caller caller, PathName name, RequestBody body, IBatchStore batches, IProjectStore projects, IGrainFactory grains, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var (priority, due) = (PriorityField.Optional(fields), fields.Time("due_at"));
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await batches.Find(caller.Tenant, name.Value, cancel) is not { } batch)
            return NotFound;
        if (priority is { } wanted)
            batch = await batches.SetPriority(caller.Tenant, batch.Id, wanted, cancel) ?? batch;
        if (due is not null || fields.IsNull("due_at"))
            batch = await batches.SetDue(caller.Tenant, batch.Id, due, cancel) ?? batch;
        grains.Get<IBatchGrain>(GrainKeys.Batch(caller.Tenant, batch.Id)).NeedsChanged().Ignore();
        return await Reply(batch, batches, projects, cancel);
    }

    private static async Task<IResult> Move(
        Caller caller, PathName name, BatchStatus to, BatchMoves moves, IBatchStore batches, IProjectStore projects, CancellationToken cancel)
    {
        if (await batches.Find(caller.Tenant, name.Value, cancel) is not { } batch)
            return NotFound;
        var (moved, refusal) = await moves.Move(batch, to, cancel);
        return moved is null ? refusal! : await Reply(moved, batches, projects, cancel);
    }

    private static async Task<IResult> Reply(Batch batch, IBatchStore batches, IProjectStore projects, CancellationToken cancel)
    {
        var project = (await projects.Get(batch.Tenant, batch.Project, cancel))!;
        var counts = await batches.Counts(batch.Id, cancel);
        return new JsonReply(json => BatchJson.WriteConsole(json, batch, project, counts));
    }
}
