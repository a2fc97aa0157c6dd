using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Projects;
using Scheduler.Storage;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.Projects;

/// <summary><c>/v1/projects</c>.</summary>
internal static class ProjectEndpoints
{
    /// <summary>To whoever wants to add something to a project that was put away.</summary>
    public static readonly ErrorReply Archived = ErrorReply.BadRequest(
        "The project is archived: it takes no new batches and tasks. POST /api/projects/{name}/archive with {\"archived\": false} brings it back.");

    private static readonly ErrorReply NotFound = ErrorReply.NotFound("Project with that name not found.");

    public static void MapProjectEndpoints(this IEndpointRouteBuilder routes)
    {
        var projects = routes.MapGroup("/v1/projects").RequireAuthorization(Policies.Key);
        projects.MapPost("", Create);
        projects.MapGet("", List);
        projects.MapGet("/{name}", Get);
        projects.MapPost("/{name}/setParams", SetParams);
        projects.MapPost("/{name}/setOntology", SetOntology);
        projects.MapGet("/{name}/taskTemplates", TaskTemplates);
    }

    private static async Task<IResult> Create(Caller caller, RequestBody body, IGrainFactory grains, IdSource ids)
    {
        if (ProjectRequest.Read(body.Object, out var problems) is not { } request)
            return ErrorReply.Invalid([.. problems]);
        var grain = grains.Get<IProjectGrain>(GrainKeys.Project(caller.Tenant, new(ids.Next())));
        var reply = await grain.Create(request);
        return reply.Outcome switch
        {
            ProjectOutcome.Done => Reply(reply.Project!),
            ProjectOutcome.NameTaken => ErrorReply.Conflict($"A project with the name \"{request.Name}\" exists already."),
            _ => ErrorReply.Invalid(reply.Problems),
        };
    }

    private static IResult List(Caller caller, QueryFields query, IProjectStore projects)
    {
        var archived = query.Flag("archived");
        return query.Problems.Count > 0
            ? ErrorReply.Invalid(query.Problems)
            : new PageReply<Project>(projects.List(caller.Tenant, archived), ProjectJson.Write, envelope: null);
    }

    private static async Task<IResult> Get(Caller caller, PathName name, IProjectStore projects, CancellationToken cancel) =>
        await projects.Find(caller.Tenant, name.Value, cancel) is { } project ? Reply(project) : NotFound;

    private static async Task<IResult> SetParams(
        Caller caller, PathName name, RequestBody body, HttpRequest http, IProjectStore projects, IGrainFactory grains, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var change = ParamsRequest.Read(body.Object, fields);
        var basis = BaseVersion.Read(http, fields);
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await projects.Find(caller.Tenant, name.Value, cancel) is not { } project)
            return NotFound;

        return await Store(caller, project, change, grains, basis);
    }

    /// <summary>The ontology is a parameter like others: a new version has it, tasks inherit it.</summary>
    private static async Task<IResult> SetOntology(
        Caller caller, PathName name, RequestBody body, IProjectStore projects, IGrainFactory grains, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        if (OntologyRules.Check(fields.Get("ontology")) is { IsEmpty: false } problems)
            return ErrorReply.Invalid(problems);
        return await projects.Find(caller.Tenant, name.Value, cancel) is { } project
            ? await Store(caller, project, new(RawObject.Without(body.Object, p => p is not "ontology"), Patch: true), grains)
            : NotFound;
    }

    private static async Task<IResult> TaskTemplates(Caller caller, PathName name, IProjectStore projects, CancellationToken cancel)
    {
        if (await projects.Find(caller.Tenant, name.Value, cancel) is not { } project)
            return NotFound;
        return project.Type is "textcollection" or "chat"
            ? new JsonReply(json => ProjectJson.WriteTemplate(json, project))
            : ErrorReply.BadRequest("Only textcollection and chat projects have task templates.");
    }

    private static async Task<IResult> Store(Caller caller, Project project, ParamsChange change, IGrainFactory grains, int? basis = null)
    {
        var grain = grains.Get<IProjectGrain>(GrainKeys.Project(caller.Tenant, project.Id));
        var reply = await (basis is { } read ? grain.SetParamsOver(change.Body, change.Patch, read) : grain.SetParams(change.Body, change.Patch));
        return reply.Outcome switch
        {
            ProjectOutcome.Done => Reply(reply.Project!),
            ProjectOutcome.NoSuchProject => NotFound,
            ProjectOutcome.Stale => BaseVersion.Stale(basis, reply.Project!.Latest),
            _ => ErrorReply.Invalid(reply.Problems),
        };
    }

    private static JsonReply Reply(Project project) => new(json => ProjectJson.Write(json, project));
}
