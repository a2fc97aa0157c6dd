using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Projects;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Storage;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.Batches;

/// <summary><c>/v1/batches</c>.</summary>
internal static class BatchEndpoints
{
    private static readonly ErrorReply NotFound = ErrorReply.NotFound("Batch with that name not found.");

    public static void MapBatchEndpoints(this IEndpointRouteBuilder routes)
    {
        var batches = routes.MapGroup("/v1/batches").RequireAuthorization(Policies.Key);
        batches.MapPost("", Create);
        batches.MapGet("", List);
        batches.MapGet("/{name}", Get);
        batches.MapGet("/{name}/status", Status);
        batches.MapPost("/{name}/finalize", Launch);
        batches.MapPost("/{name}/setMetadata", SetMetadata);
        batches.MapPost("/{name}/prioritize", Prioritize);
    }

    private static async Task<IResult> Create(
        Caller caller, RequestBody body, IProjectStore projects, IBatchStore batches, BatchMoves moves, CallbackChannels channels, IdSource ids, TimeProvider time, CancellationToken cancel)
    {
        if (BatchRequest.Read(body.Object, out var problems) is not { } request)
            return ErrorReply.Invalid([.. problems]);
        if (channels.Check("callback", request.Callback) is { } problem)
            return ErrorReply.Invalid(problem);
        if (await projects.Find(caller.Tenant, request.Project, cancel) is not { } project)
            return ErrorReply.NotFound("Project with that name not found.");
        if (project.Archived)
            return ProjectEndpoints.Archived;
        if (request.Kind != BatchKind.Production && project.Settings.Kind.StartsAtOnce())
            return ErrorReply.BadRequest("Calibration and self-label batches need a rapid or studio project.");

        var batch = request.ToBatch(caller.Tenant, project, new(ids.Next()), time.GetUtcNow().ToMillisecond());
        batch = batch with { DueAt = batch.DueAt ?? await moves.DueAt(project, batch.CreatedAt, cancel) };
        return await batches.Create(batch, project.Settings.WorkforceOf(caller.Tenant.Organization, batch.Kind), project.Settings.Kind.StartsAtOnce(), cancel)
            ? Reply(batch, project.Name)
            : ErrorReply.Conflict($"A batch with the name \"{request.Name}\" exists already.");
    }

    private static async Task<IResult> List(
        Caller caller, QueryFields query, IProjectStore projects, IBatchStore batches, Names names, CancellationToken cancel)
    {
        var wanted = BatchQuery.Read(caller.Tenant, query);
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);

        var filter = wanted.Filter;
        if (wanted.Project is { } name)
        {
            if (await projects.Find(caller.Tenant, name, cancel) is not { } project)
                return Page([], 0, wanted);
            filter = filter with { Project = project.Id };
        }

        var total = await batches.Count(filter, cancel);
        var docs = new List<ListedBatch>();
        foreach (var batch in await batches.List(filter, null, wanted.Limit, wanted.Offset, cancel))
            docs.Add(new(batch, await names.Project(caller.Tenant, batch.Project, cancel), wanted.Detailed ? await batches.Counts(batch.Id, cancel) : null));
        return Page(docs, total, wanted);
    }

    private static async Task<IResult> Get(Caller caller, PathName name, IBatchStore batches, Names names, CancellationToken cancel) =>
        await batches.Find(caller.Tenant, name.Value, cancel) is { } batch
            ? Reply(batch, await names.Project(caller.Tenant, batch.Project, cancel))
            : NotFound;

    private static async Task<IResult> Status(Caller caller, PathName name, IBatchStore batches, CancellationToken cancel)
    {
        if (await batches.Find(caller.Tenant, name.Value, cancel) is not { } batch)
            return NotFound;
        var counts = await batches.Counts(batch.Id, cancel);
        return new JsonReply(json => BatchJson.WriteStatus(json, batch, counts));
    }

    private static async Task<IResult> Launch(
        Caller caller, PathName name, RequestBody body, BatchMoves moves, IBatchStore batches, Names names, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var uncalibrated = fields.Flag("override_calibration") ?? false;
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await batches.Find(caller.Tenant, name.Value, cancel) is not { } batch)
            return NotFound;
        var (launched, refusal) = await moves.Launch(batch, uncalibrated);
        return launched is null ? refusal! : Reply(launched, await names.Project(caller.Tenant, batch.Project, cancel));
    }

    private static async Task<IResult> SetMetadata(Caller caller, PathName name, RequestBody body, IBatchStore batches, Names names, CancellationToken cancel)
    {
        if (MetadataBody.Read(body, out var refusal) is not { } metadata)
            return refusal!;
        return await batches.Find(caller.Tenant, name.Value, cancel) is { } batch && (await batches.ChangeMetadata(caller.Tenant, batch.Id, new(metadata), cancel)).Batch is { } changed
            ? Reply(changed, await names.Project(caller.Tenant, batch.Project, cancel))
            : NotFound;
    }

    private static async Task<IResult> Prioritize(
        Caller caller, PathName name, RequestBody body, IBatchStore batches, IGrainFactory grains, Names names, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var priority = PriorityField.Required(fields);
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await batches.Find(caller.Tenant, name.Value, cancel) is not { } batch
            || await batches.SetPriority(caller.Tenant, batch.Id, priority!.Value, cancel) is not { } changed)
            return NotFound;
        grains.Get<IBatchGrain>(GrainKeys.Batch(caller.Tenant, batch.Id)).NeedsChanged().Ignore();
        return Reply(changed, await names.Project(caller.Tenant, batch.Project, cancel));
    }

    private sealed record ListedBatch(Batch Batch, string? Project, IReadOnlyDictionary<LabelTaskStatus, long>? Counts);

    private static JsonReply Reply(Batch batch, string? project) => new(json => BatchJson.Write(json, batch, project));

    private static PageReply<ListedBatch> Page(IReadOnlyList<ListedBatch> docs, long total, BatchQuery wanted) =>
        new(docs, (json, doc) => BatchJson.Write(json, doc.Batch, doc.Project, doc.Counts), json =>
        {
            // One client reads totalDocs, another total.
            json.WriteNumber("totalDocs", total);
            json.WriteNumber("total", total);
            json.WriteNumber("limit", wanted.Limit);
            json.WriteNumber("offset", wanted.Offset);
            json.WriteBoolean("has_more", wanted.Offset + docs.Count < total);
        });
}
