using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Projects;

/// <summary><c>/api/projects/{name}/schedule</c>: when its work is delivered.</summary>
internal static class ScheduleEndpoints
{
    private const int StandardPeriodDays = 7;

    private static readonly ErrorReply NotFound = ErrorReply.NotFound("Project with that name not found."),
        NoSchedule = ErrorReply.NotFound("The project has no schedule.");

    public static void MapScheduleEndpoints(this IEndpointRouteBuilder routes)
    {
        var project = routes.MapGroup("/api/projects/{name}").RequireAuthorization(Policies.Key);
        project.MapGet("/schedule", Get);
        project.MapPut("/schedule", Set);
        project.MapDelete("/schedule", Remove);
    }

    private static async Task<IResult> Get(
        Caller caller, PathName name, IProjectStore projects, IDeliveries deliveries, ITaskReads tasks, TimeProvider time, CancellationToken cancel)
    {
        if (await projects.Find(caller.Tenant, name.Value, cancel) is not { } project)
            return NotFound;

        // Having none is a state of the project, and no error: clients ask for it wherever a schedule could be.
        return await deliveries.Schedule(caller.Tenant, project.Id, cancel) is { } scheduled ? await Reply(scheduled, tasks, time, cancel) : new JsonReply(json => json.WriteNullValue());
    }

    private static async Task<IResult> Set(
        Caller caller, PathName name, RequestBody body, IProjectStore projects, IDeliveries deliveries, ITaskReads tasks, CallbackChannels channels, TimeProvider time, CancellationToken cancel)
    {
        if (await projects.Find(caller.Tenant, name.Value, cancel) is not { } project)
            return NotFound;
        var now = time.GetUtcNow().ToMillisecond();
        var fields = new Fields(body.Object);
        var schedule = new DeliverySchedule(
            (fields.Time("starts_at") ?? now).ToMillisecond(),
            fields.Whole("period_days") ?? StandardPeriodDays,
            fields.Whole("submit_lead_hours") ?? 0,
            fields.Whole("weekly_volume"),
            CallbackUrl.Read(fields, "callback"));
        fields.NoOthers();
        if (channels.Check("callback", schedule.Callback) is { } problem)
            fields.Problems.Add(problem);
        fields.Problems.AddRange(ScheduleRules.Check(schedule, project.Settings));
        return fields.Problems.Count > 0
            ? ErrorReply.Invalid(fields.Problems)
            : await Reply(await deliveries.SetSchedule(caller.Tenant, project.Id, schedule, now, cancel), tasks, time, cancel);
    }

    private static async Task<IResult> Remove(Caller caller, PathName name, IProjectStore projects, IDeliveries deliveries, CancellationToken cancel)
    {
        if (await projects.Find(caller.Tenant, name.Value, cancel) is not { } project)
            return NotFound;
        return await deliveries.RemoveSchedule(caller.Tenant, project.Id, cancel)
            ? new JsonReply(json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("removed", true);
                json.WriteEndObject();
            })
            : NoSchedule;
    }

    private static async Task<IResult> Reply(ScheduledProject scheduled, ITaskReads tasks, TimeProvider time, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var period = scheduled.Schedule.At(now);
        var submitted = await tasks.Count(new(scheduled.Tenant) { Project = scheduled.Project, CreatedFrom = period.From, CreatedTo = period.To }, cancel);
        return new JsonReply(json => ScheduleJson.Write(json, scheduled, now, submitted));
    }
}
