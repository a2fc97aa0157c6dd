using Scheduler.Api.Annotators;
using Scheduler.Api.Http;
using Scheduler.Api.Metrics;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Steering;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Steering;

/// <summary>What managers do to people: each is one call of the person's grain, written down before.</summary>
internal static class PeopleCommands
{
    /// <summary>Longest message to a person, in characters.</summary>
    private const int MaxMessageLength = 1_000;

    private const int MaxIdLength = 100;

    public static readonly ErrorReply NotThere = ErrorReply.Conflict("The person is not connected and ready to work; ask again when they are.");

    public static void MapPeopleCommands(this IEndpointRouteBuilder routes)
    {
        var person = routes.MapGroup("/api/ops/people/{id}").RequireAuthorization(Policies.Manager);
        person.MapPost("/pause", (ManagerCaller caller, PathName id, RequestBody body, PeopleReader people, ActionRecorder log, CancellationToken cancel) =>
            Steer(caller, id, body, "pause", Activity.Break, people, log, cancel));
        person.MapPost("/resume", (ManagerCaller caller, PathName id, RequestBody body, PeopleReader people, ActionRecorder log, CancellationToken cancel) =>
            Steer(caller, id, body, "resume", Activity.Available, people, log, cancel));
        person.MapPost("/release", Release);
        person.MapPost("/assign", Assign);
        person.MapPost("/message", Message);
    }

    private static async Task<IResult> Steer(
        ManagerCaller caller, PathName id, RequestBody body, string action, Activity activity, PeopleReader people, ActionRecorder log, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var reason = fields.Text("reason", TaskLimits.MaxReasonLength);
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await people.Find(caller, id.Value, cancel) is not { } row)
            return PeopleEndpoints.NotFound;
        await log.Record(caller, row.Owner, action, row.Worker.Id, detail: reason);
        var now = await Steer(people.Grain(row), activity, reason);
        return MetricJson.Reply(new CommandReply(now == Activity.Offline ? "offline" : "done", Activity: Words.Snake(now)));
    }

    private static async Task<Activity> Steer(IAnnotatorGrain person, Activity activity, string? said)
    {
        if (said is null)
            return await person.Steer(activity);
        try
        {
            return await person.SteerSaying(activity, said);
        }
        catch (TypeLoadException)
        {
            // A silo of the version before, while an upgrade lasts: the person does as they are told, and is not told why.
            return await person.Steer(activity);
        }
    }

    private static async Task<IResult> Release(ManagerCaller caller, PathName id, RequestBody body, PeopleReader people, ActionRecorder log, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var (task, reason) = (fields.Text("task", MaxIdLength), Required(fields, "reason", TaskLimits.MaxReasonLength));
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await people.Find(caller, id.Value, cancel) is not { } row)
            return PeopleEndpoints.NotFound;
        TaskId? only = task is null ? null : new(task);
        await log.Record(caller, row.Owner, "release", row.Worker.Id, only, detail: reason);
        var taken = await people.Grain(row).TakeBack(only, reason!);
        return MetricJson.Reply(new CommandReply(taken > 0 ? "released" : "nothing_held", taken));
    }

    private static async Task<IResult> Assign(
        ManagerCaller caller, PathName id, RequestBody body, PeopleReader people, ISteeringReads reads, ITaskReads tasks, IProjectStore projects, ActionRecorder log, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var (task, project) = (fields.Text("task", MaxIdLength), fields.Text("project", MaxIdLength));
        if (task is not null && project is not null)
            fields.Add("out_of_range", "project", "Assign a task or put a project first, not both at once.");
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await people.Find(caller, id.Value, cancel) is not { } row)
            return PeopleEndpoints.NotFound;
        if (task is not null)
            return await reads.FindTask(new(task), caller.Organization, cancel) is { } found
                ? await Give(caller, row, found, null, people, tasks, log, cancel)
                : ErrorReply.NotFound("Task with that ID not found.");
        var first = project is null ? null : await projects.Get(new(caller.Organization ?? row.Owner, Mode.Live), new(project), cancel);
        if (project is not null && first is null)
            return ErrorReply.NotFound("Project with that ID not found.");
        await log.Record(caller, row.Owner, first is null ? "put_first_ended" : "put_first", row.Worker.Id, detail: first?.Name);
        await people.Grain(row).PutFirst(first?.Id);
        return MetricJson.Reply(new CommandReply("done"));
    }

    /// <summary>Gives one task to one person next.</summary>
    public static async Task<IResult> Give(
        ManagerCaller caller, AnnotatorRow person, TaskRef task, string? reason, PeopleReader people, ITaskReads tasks, ActionRecorder log, CancellationToken cancel)
    {
        if (await tasks.Get(task.Tenant, task.Id, cancel) is not { } row)
            return ErrorReply.NotFound("Task with that ID not found.");
        await log.Record(caller, task.Tenant.Organization, "assign", person.Worker.Id, task.Id, task.Batch, reason);
        var outcome = await people.Grain(person).AssignTask(task, row.Stage);

        // The dispatcher may have been faster with the same.
        if (outcome is AssignOutcome.NoOpenSlot or AssignOutcome.Barred
            && (await tasks.Load(task.Tenant, task.Id, cancel))!.State.Attempts.Any(a => a.IsLive && a.Annotator == person.Worker.Id))
            outcome = AssignOutcome.Assigned;
        return outcome switch
        {
            AssignOutcome.Assigned => MetricJson.Reply(new CommandReply("assigned")),
            AssignOutcome.NotThere => NotThere,
            AssignOutcome.NoOpenSlot => ErrorReply.Conflict("Others hold all of the task; release it first."),
            AssignOutcome.Barred => ErrorReply.Conflict("The person has worked on this task: it is for somebody else."),
            _ => ErrorReply.Conflict("The task needs no more work, or has just moved on; look at it again."),
        };
    }

    private static async Task<IResult> Message(ManagerCaller caller, PathName id, RequestBody body, PeopleReader people, ActionRecorder log, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var text = Required(fields, "text", MaxMessageLength);
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await people.Find(caller, id.Value, cancel) is not { } row)
            return PeopleEndpoints.NotFound;
        await log.Record(caller, row.Owner, "message", row.Worker.Id, detail: text);
        return MetricJson.Reply(new CommandReply(await people.Grain(row).Message(text!) ? "sent" : "not_connected"));
    }

    public static string? Required(Fields fields, string name, int maxLength)
    {
        var text = fields.Text(name, maxLength);
        if (string.IsNullOrWhiteSpace(text) && fields.Problems.All(p => p.Path != name))
            fields.Add("required", name, $"Please include {name}.");
        return text;
    }
}
