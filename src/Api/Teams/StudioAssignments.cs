using System.Collections.Immutable;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Projects;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Teams;

namespace Scheduler.Api.Teams;

/// <summary><c>/v1/studio/assignments</c>: who works on which project.</summary>
internal static class StudioAssignments
{
    public static void MapStudioAssignments(this IEndpointRouteBuilder routes)
    {
        var assignments = routes.MapGroup("/v1/studio/assignments").RequireAuthorization(Policies.Key);
        assignments.MapGet("", (Caller caller, IStudioStore studio, CancellationToken cancel) => Reply(caller, [], studio, cancel));
        assignments.MapPost("/add", (Caller caller, RequestBody body, TeamPeople people, IProjectStore projects, IStudioStore studio, IGrainFactory grains, CancellationToken cancel) =>
            Change(caller, body, assign: true, people, projects, studio, grains, cancel));
        assignments.MapPost("/remove", (Caller caller, RequestBody body, TeamPeople people, IProjectStore projects, IStudioStore studio, IGrainFactory grains, CancellationToken cancel) =>
            Change(caller, body, assign: false, people, projects, studio, grains, cancel));
    }

    private static async Task<IResult> Change(
        Caller caller, RequestBody body, bool assign, TeamPeople people, IProjectStore projects, IStudioStore studio, IGrainFactory grains, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var emails = TeamRequest.Emails(fields, "emails", required: true);
        var names = TeamRequest.Names(fields, "projects");
        var (found, unknown) = await people.Find(caller, emails, cancel);
        fields.Problems.AddRange(unknown);
        var named = new List<Project>();
        foreach (var name in names.Distinct())
            if (await projects.Find(caller.Tenant, name, cancel) is { } project)
                named.Add(project);
            else
                fields.Add("unknown_project", "projects", $"There is no project \"{name}\".");
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);

        ImmutableArray<AnnotatorId> ids = [.. found.Select(f => f.Worker.Id)];
        ProjectId[] projectIds = [.. named.Select(p => p.Id)];
        if (assign)
            await studio.Assign(projectIds, ids, cancel);
        else
            await studio.Unassign(projectIds, ids, cancel);

        // People first: a project that is closed to the unassigned before the assigned are known would leave them idle.
        await people.Changed(ids);
        if (assign)
            foreach (var project in projectIds)
                await grains.Get<IProjectGrain>(GrainKeys.Project(caller.Tenant, project)).RestrictToAssigned();
        return await Reply(caller, emails, studio, cancel);
    }

    /// <param name="asked">Addresses as the caller wrote them: they look for their people under these.</param>
    private static async Task<IResult> Reply(Caller caller, ImmutableArray<string> asked, IStudioStore studio, CancellationToken cancel)
    {
        var assignments = await studio.Assignments(caller.Tenant, cancel);
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            foreach (var person in assignments.GroupBy(a => a.Email))
            {
                json.WriteStartArray(asked.FirstOrDefault(a => a.Equals(person.Key, StringComparison.OrdinalIgnoreCase)) ?? person.Key);
                foreach (var assignment in person)
                    json.WriteStringValue(assignment.Project);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        });
    }
}
