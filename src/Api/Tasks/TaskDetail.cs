using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Projects;
using Scheduler.Domain;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary><c>/api/tasks/{id}</c>: a task with everything that happened to it.</summary>
internal static class TaskDetail
{
    public static void MapTaskDetail(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/tasks/{id}", Get).RequireAuthorization(Policies.Key);

    private static async Task<IResult> Get(Caller caller, PathName id, ITaskReads tasks, IAnnotatorStore people, Names names, CancellationToken cancel)
    {
        if (await tasks.Load(caller.Tenant, new(id.Value), cancel) is not { } stored)
            return TaskEndpoints.NotFound;
        var row = stored.Row;
        var named = new NamedTask(row, await names.Project(caller.Tenant, row.Ref.Project, cancel), await names.Batch(caller.Tenant, row.Ref.Batch, cancel));
        var events = await tasks.Events(caller.Tenant, row.Ref.Id, cancel);

        // People of the platform stay unnamed: they work for many.
        var own = new Dictionary<AnnotatorId, string>();
        foreach (var annotator in stored.State.Attempts.Select(a => a.Annotator).Distinct())
            if (await people.Get(annotator, cancel) is { } person && person.Owner == caller.Tenant.Organization)
                own.Add(annotator, person.Name);
        return new JsonReply(json => new TaskDetailJson(json, own).Write(named, stored.State, events));
    }
}
