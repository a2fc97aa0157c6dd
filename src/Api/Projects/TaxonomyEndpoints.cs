using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Reading;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Projects;

/// <summary><c>/api/schemas</c>, <c>/api/projects/{name}/taxonomy-diff</c> and <c>taxonomy-check</c>: what a project's parameters mean for responses.</summary>
internal static class TaxonomyEndpoints
{
    private static readonly ErrorReply NotFound = ErrorReply.NotFound("Project with that name not found.");

    public static void MapTaxonomyEndpoints(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").RequireAuthorization(Policies.Key);
        api.MapGet("/schemas/{name}", Schema);
        api.MapGet("/projects/{name}/taxonomy-diff", Diff);
        api.MapPost("/projects/{name}/taxonomy-check", Check);
    }

    private static async Task<IResult> Schema(Caller caller, PathName name, QueryFields query, HttpRequest http, IProjectStore projects, CancellationToken cancel)
    {
        if (await projects.Find(caller.Tenant, name.Value, cancel) is not { } project)
            return NotFound;
        var version = query.Whole("version", 0, project.Latest.Version, project.Latest.Version);
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        var schema = Compiled(project, version)?.ToJsonSchema() ?? (TaxonomyCompiler.Knows(project.Type) ? null : CompiledTaxonomy.OpenSchema(project.Type));
        if (schema is null)
            return ErrorReply.NotFound($"Version {version} of the project has no taxonomy of its own: its tasks bring their labels.");
        // Where this very version stays to be had: a validator that knows several keeps them apart by it.
        schema.Insert(1, "$id", $"{http.Scheme}://{http.Host}/api/schemas/{Uri.EscapeDataString(project.Name)}?version={version}");
        return new JsonReply(json => schema.WriteTo(json));
    }

    private static async Task<IResult> Diff(
        Caller caller, PathName name, QueryFields query, IProjectStore projects, ITaskReads tasks, CancellationToken cancel)
    {
        if (await projects.Find(caller.Tenant, name.Value, cancel) is not { } project)
            return NotFound;
        var to = query.Whole("to", 0, project.Latest.Version, project.Latest.Version);
        var from = query.Whole("from", 0, project.Latest.Version, Math.Max(0, to - 1));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        var diff = TaxonomyDiff.Between(Compiled(project, from), Compiled(project, to));
        var affected = await tasks.CountVersions(caller.Tenant, project.Id, from, to, cancel);
        return new JsonReply(json => Write(json, from, to, diff, affected));
    }

    /// <summary>What setParams with the same body and base would change: the same problems, the same conflict and the same difference, before anything is stored.</summary>
    private static async Task<IResult> Check(
        Caller caller, PathName name, RequestBody body, HttpRequest http, IProjectStore projects, ITaskReads tasks, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var change = ParamsRequest.Read(body.Object, fields);
        var basis = BaseVersion.Read(http, fields);
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await projects.Find(caller.Tenant, name.Value, cancel) is not { } project)
            return NotFound;
        var fit = change.FitOver(project, basis);
        if (fit == ParamsFit.Stale)
            return BaseVersion.Stale(basis, project.Latest);
        if (fit == ParamsFit.Next && change.Check(project) is { IsEmpty: false } problems)
            return ErrorReply.Invalid(problems);

        // Of a repeat: what it has changed, as it would have been told before.
        var version = fit == ParamsFit.Repeat ? project.Latest.Version - 1 : project.Latest.Version;
        var affected = await tasks.CountVersions(caller.Tenant, project.Id, version, version + 1, cancel);
        return new JsonReply(json => Write(json, version, version + 1, TaxonomyDiff.Between(Compiled(project, version), Compiled(project, change.Over(project))), affected));
    }

    private static CompiledTaxonomy? Compiled(Project project, int version) => Compiled(project, project.Versions[version].Params);

    private static CompiledTaxonomy? Compiled(Project project, string text)
    {
        using var parameters = JsonDocument.Parse(text);
        return TaxonomyCompiler.Compile(project.Type, parameters.RootElement, out _);
    }

    private static void Write(Utf8JsonWriter json, int from, int to, TaxonomyDiff diff, IReadOnlyDictionary<LabelTaskStatus, long> affected)
    {
        json.WriteStartObject();
        json.WriteNumber("from", from);
        json.WriteNumber("to", to);
        json.WriteBoolean("may_invalidate", diff.MayInvalidate);
        foreach (var (key, paths) in (ReadOnlySpan<(string, IEnumerable<string>)>)[("added", diff.Added), ("removed", diff.Removed), ("narrowed", diff.Narrowed)])
        {
            json.WriteStartArray(key);
            foreach (var path in paths)
                json.WriteStringValue(path);
            json.WriteEndArray();
        }

        json.WriteStartObject("tasks");
        json.WriteNumber("open", affected.GetValueOrDefault(LabelTaskStatus.Pending));
        json.WriteNumber("completed", affected.GetValueOrDefault(LabelTaskStatus.Completed));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
