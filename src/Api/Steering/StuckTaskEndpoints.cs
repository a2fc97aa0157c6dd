using Scheduler.Api.Http;
using Scheduler.Api.Metrics;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Steering;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Storage.Metrics;
using Scheduler.Storage.Steering;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Steering;

/// <summary>Tasks that do not get on, and what managers do about them.</summary>
internal static class StuckTaskEndpoints
{
    private const int DefaultLongMinutes = 30;

    private static readonly TimeSpan LookBack = TimeSpan.FromDays(1);

    private static readonly ErrorReply NotFound = ErrorReply.NotFound("Task with that ID not found.");

    public static void MapStuckTasks(this IEndpointRouteBuilder routes)
    {
        var ops = routes.MapGroup("/api/ops").RequireAuthorization(Policies.Manager);
        ops.MapGet("/stuck", List);
        ops.MapPost("/tasks/{id}/release", Release);
        ops.MapPost("/tasks/{id}/reassign", Reassign);
    }

    private static async Task<IResult> List(
        ManagerCaller caller, QueryFields query, ISteeringReads reads, IMetricEvents events, TimeProvider time, CancellationToken cancel)
    {
        var limit = query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage);
        var longMinutes = query.Whole("long_minutes", 1, 10_080, DefaultLongMinutes);
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);

        var now = time.GetUtcNow();
        var longAgo = now - TimeSpan.FromMinutes(longMinutes);
        var stuck = new List<StuckTask>();
        foreach (var lease in await reads.HeldSince(caller.Organization, longAgo, limit, cancel))
            stuck.Add(View(lease.Task, "long_lease", 1, lease.Person, lease.GrantedAt, (long)(now - lease.GrantedAt).TotalMilliseconds));
        foreach (var task in await reads.Unanswered(caller.Organization, now - LookBack, StuckRule.UnansweredLeases, longAgo, limit, cancel))
            if (await events.Story(task.Tenant, task.Id, cancel) is { Steps: var steps })
            {
                if (StuckRule.Unanswered(steps) is >= StuckRule.UnansweredLeases and var leases)
                    stuck.Add(View(task, "no_answer", leases, steps.LastOrDefault(s => s.Annotator is not null)?.Annotator, steps[^1].At, null));
                else if (StuckRule.GivenBack(steps) is { } back && back.At < longAgo)
                    stuck.Add(View(task, "given_back", StuckRule.Unanswered(steps), back.Annotator, back.At, null));
            }

        return MetricJson.Reply(new StuckTasks([.. stuck.Take(limit)]));
    }

    private static StuckTask View(TaskRef task, string reason, int leases, AnnotatorId? person, DateTimeOffset since, long? heldMs) =>
        new(task.Id.Value, task.Project.Value, task.Batch.Value, task.Tenant.Organization.Value, reason, leases, person?.Value, since, heldMs);

    private static async Task<IResult> Release(
        ManagerCaller caller, PathName id, RequestBody body, ISteeringReads reads, ITaskReads tasks, IGrainFactory grains, ActionRecorder log, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var reason = PeopleCommands.Required(fields, "reason", TaskLimits.MaxReasonLength);
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await reads.FindTask(new(id.Value), caller.Organization, cancel) is not { } task)
            return NotFound;
        await log.Record(caller, task.Tenant.Organization, "release", task: task.Id, batch: task.Batch, detail: reason);
        var released = await ReleaseAll(task, reason!, tasks, grains, cancel);
        return MetricJson.Reply(new CommandReply(released > 0 ? "released" : "nothing_held", released));
    }

    private static async Task<IResult> Reassign(
        ManagerCaller caller, PathName id, RequestBody body, PeopleReader people, ISteeringReads reads, ITaskReads tasks, IGrainFactory grains, ActionRecorder log, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var (person, reason) = (PeopleCommands.Required(fields, "person", 100), fields.Text("reason", TaskLimits.MaxReasonLength));
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await reads.FindTask(new(id.Value), caller.Organization, cancel) is not { } task)
            return NotFound;
        if (await people.Find(caller, person!, cancel) is not { } row)
            return PeopleEndpoints.NotFound;

        // Looked at first: a task taken from one and given to nobody has only lost its place.
        if ((await people.Grain(row).Work()).Activity is Activity.Offline or Activity.Draining)
            return PeopleCommands.NotThere;
        await log.Record(caller, task.Tenant.Organization, "reassign", row.Worker.Id, task.Id, task.Batch, reason);
        await ReleaseAll(task, reason ?? "reassigned by a manager", tasks, grains, cancel);
        return await PeopleCommands.Give(caller, row, task, reason, people, tasks, log, cancel);
    }

    /// <summary>By the grains of those who hold it: they end their leases themselves, shown or held ahead.</summary>
    private static async Task<int> ReleaseAll(TaskRef task, string reason, ITaskReads tasks, IGrainFactory grains, CancellationToken cancel)
    {
        var released = 0;
        foreach (var lease in (await tasks.Load(task.Tenant, task.Id, cancel))?.State.Attempts.Where(a => a.IsLive) ?? [])
        {
            var holder = grains.Get<IAnnotatorGrain>(GrainKeys.Annotator(lease.Annotator));
            released += await holder.TakeBack(task.Id, reason) is > 0 and var shown ? shown : await holder.GiveBackUnaccepted(task.Id, lease.Token) ? 1 : 0;
        }

        return released;
    }
}
