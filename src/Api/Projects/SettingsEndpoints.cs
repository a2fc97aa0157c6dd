using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain.Projects;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Projects;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.Projects;

/// <summary><c>/api/projects/{name}/settings</c>: how a project's tasks are worked on.</summary>
internal static class SettingsEndpoints
{
    private static readonly ErrorReply NotFound = ErrorReply.NotFound("Project with that name not found.");

    public static void MapSettingsEndpoints(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup("/api/projects/{name}/settings").RequireAuthorization(Policies.Key);
        settings.MapGet("", Get);
        settings.MapPatch("", Change);
        routes.MapPost("/api/projects/{name}/archive", Archive).RequireAuthorization(Policies.Key);
        routes.MapPost("/api/projects/{name}/calibrated", MarkCalibrated).RequireAuthorization(Policies.Key);
    }

    private static async Task<IResult> Get(Caller caller, PathName name, IProjectStore projects, CancellationToken cancel) =>
        await projects.Find(caller.Tenant, name.Value, cancel) is { } project ? Reply(project) : NotFound;

    private static async Task<IResult> Change(
        Caller caller, PathName name, RequestBody body, IProjectStore projects, IGrainFactory grains, CancellationToken cancel)
    {
        if (await projects.Find(caller.Tenant, name.Value, cancel) is not { } project)
            return NotFound;
        var fields = new Fields(body.Object);
        var change = SettingsFields.Read(fields);
        fields.Problems.AddRange(SettingsFields.Unknown(body.Object));

        // The grain checks again and has the last word; asked here too so that everything wrong is told at once.
        var wrong = fields.Problems.Select(p => p.Path).ToHashSet();
        fields.Problems.AddRange(SettingsRules.Check(change, project.Settings).Where(p => !wrong.Contains(p.Path)));
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        return await Store(caller, project, change, grains);
    }

    /// <summary>The customer has seen the answers to a calibration batch; <c>{"calibrated": false}</c> takes it back.</summary>
    private static async Task<IResult> MarkCalibrated(
        Caller caller, PathName name, RequestBody body, IProjectStore projects, IGrainFactory grains, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var calibrated = fields.Flag("calibrated") ?? true;
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        return await projects.Find(caller.Tenant, name.Value, cancel) is { } project
            ? await Store(caller, project, new() { Calibrated = calibrated }, grains)
            : NotFound;
    }

    /// <summary><c>{"archived": false}</c> brings it back.</summary>
    private static async Task<IResult> Archive(
        Caller caller, PathName name, RequestBody body, IProjectStore projects, IGrainFactory grains, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var archived = fields.Flag("archived") ?? true;
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await projects.Find(caller.Tenant, name.Value, cancel) is not { } project)
            return NotFound;
        var reply = await grains.Get<IProjectGrain>(GrainKeys.Project(caller.Tenant, project.Id)).Archive(archived);
        return new JsonReply(json => ProjectJson.Write(json, reply.Project!));
    }

    private static async Task<IResult> Store(Caller caller, Project project, SettingsChange change, IGrainFactory grains)
    {
        var reply = await grains.Get<IProjectGrain>(GrainKeys.Project(caller.Tenant, project.Id)).ChangeSettings(change);
        return reply.Outcome switch
        {
            ProjectOutcome.Done => Reply(reply.Project!),
            ProjectOutcome.NoSuchProject => NotFound,
            _ => ErrorReply.Invalid(reply.Problems),
        };
    }

    private static JsonReply Reply(Project project) => new(json => SettingsJson.Write(json, project.Settings));
}
