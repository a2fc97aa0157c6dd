using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Storage;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Teams;

namespace Scheduler.Api.Teams;

/// <summary><c>/v1/studio/projects/{project}/groups</c>: groups of the people assigned to a project.</summary>
internal static class StudioGroups
{
    /// <summary>Most groups of one project.</summary>
    private const int MaxGroups = 1_000;

    private static readonly ErrorReply NoProject = ErrorReply.NotFound("Project with that name not found.");

    public static void MapStudioGroups(this IEndpointRouteBuilder routes)
    {
        var groups = routes.MapGroup("/v1/studio/projects/{project}/groups").RequireAuthorization(Policies.Key);
        groups.MapGet("", List);
        groups.MapPost("", Create);
        groups.MapPut("/{group}", Change);
    }

    public static void Write(Utf8JsonWriter json, StudioGroup group)
    {
        json.WriteStartObject();
        json.WriteString("id", group.Id);
        json.WriteString("name", group.Name);
        json.WriteNumber("numWorkers", group.Members.Length);
        json.WriteBoolean("isSingleton", group.Singleton);
        json.WriteStartArray("workers");
        foreach (var member in group.Members)
        {
            json.WriteStartObject();
            json.WriteString("id", member.Id.Value);
            json.WriteString("email", member.Email);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Who of these is not assigned to the project, as problems.</summary>
    public static IEnumerable<Problem> NotAssigned(IEnumerable<AnnotatorRow> people, Project project, IReadOnlyList<Assignment> assignments, string path)
    {
        var assigned = assignments.Where(a => a.Project == project.Name).Select(a => a.Email).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return people.Where(p => !assigned.Contains(p.Email!))
            .Select(p => new Problem("not_assigned", path, $"{p.Email} is not assigned to the project \"{project.Name}\"."));
    }

    private static async Task<IResult> List(Caller caller, PathName project, IProjectStore projects, IStudioStore studio, CancellationToken cancel) =>
        await projects.Find(caller.Tenant, project.Value, cancel) is { } found
            ? new PageReply<StudioGroup>(await studio.Groups(found.Id, cancel), Write, envelope: null)
            : NoProject;

    private static async Task<IResult> Create(
        Caller caller, PathName project, RequestBody body, TeamPeople people, IProjectStore projects, IStudioStore studio, IdSource ids, TimeProvider time, CancellationToken cancel)
    {
        if (await projects.Find(caller.Tenant, project.Value, cancel) is not { } found)
            return NoProject;
        var fields = new Fields(body.Object);
        var name = fields.Text("name", ProjectLimits.MaxNameLength);
        fields.Require("name", "Please include a name parameter.");
        var members = await Members(caller, fields, "emails", found, people, studio, cancel);
        if ((await studio.Groups(found.Id, cancel)).Count >= MaxGroups)
            fields.Add("too_many", "", $"A project has at most {MaxGroups} groups.");
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);

        var group = new StudioGroup(ids.Next(), name!, false, [.. members.Select(m => new GroupMember(m.Worker.Id, m.Email!))]);
        if (!await studio.Create(found.Id, group, time.GetUtcNow().ToMillisecond(), cancel))
            return ErrorReply.Conflict($"The project has a group with the name \"{name}\" already.");
        await people.Changed(group.Members.Select(m => m.Id));
        return new JsonReply(json => Write(json, group));
    }

    private static async Task<IResult> Change(
        Caller caller, PathName project, PathName group, RequestBody body, TeamPeople people, IProjectStore projects, IStudioStore studio, CancellationToken cancel)
    {
        if (await projects.Find(caller.Tenant, project.Value, cancel) is not { } found)
            return NoProject;
        if ((await studio.Groups(found.Id, cancel)).FirstOrDefault(g => g.Name == group.Value) is not { } known)
            return ErrorReply.NotFound("Group with that name not found.");
        var fields = new Fields(body.Object);
        var add = await Members(caller, fields, "add_emails", found, people, studio, cancel);
        var (remove, unknown) = await people.Find(caller, TeamRequest.Emails(fields, "remove_emails", required: false), cancel);
        fields.Problems.AddRange(unknown);
        if (known.Singleton)
            fields.Add("singleton", "", "The group of one person does not change.");
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);

        AnnotatorId[] added = [.. add.Select(p => p.Worker.Id)], removed = [.. remove.Select(p => p.Worker.Id)];
        await studio.Change(known.Id, added, removed, cancel);
        await people.Changed([.. added, .. removed]);
        var changed = (await studio.Groups(found.Id, cancel)).First(g => g.Id == known.Id);
        return new JsonReply(json => Write(json, changed));
    }

    private static async Task<IReadOnlyList<AnnotatorRow>> Members(
        Caller caller, Fields fields, string name, Project project, TeamPeople people, IStudioStore studio, CancellationToken cancel)
    {
        var (found, unknown) = await people.Find(caller, TeamRequest.Emails(fields, name, required: false), cancel);
        fields.Problems.AddRange(unknown);
        if (found.Count > 0)
            fields.Problems.AddRange(NotAssigned(found, project, await studio.Assignments(caller.Tenant, cancel), name));
        return found;
    }
}
