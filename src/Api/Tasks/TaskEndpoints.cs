using Scheduler.Api.Attachments;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Projects;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary><c>/v1/task</c>, <c>/v1/tasks</c>, and the list from any place on.</summary>
internal static class TaskEndpoints
{
    public static readonly ErrorReply NotFound = ErrorReply.NotFound("Task with that ID not found.");

    public static void MapTaskEndpoints(this IEndpointRouteBuilder routes)
    {
        var v1 = routes.MapGroup("/v1").RequireAuthorization(Policies.Key);
        v1.MapPost("/task/{type}", Create);
        v1.MapGet("/task/{id}", Get);
        v1.MapPost("/task/{id}/cancel", Cancel);
        v1.MapPost("/task/{id}/unique_id", SetUniqueId);
        v1.MapDelete("/task/{id}/unique_id", ClearUniqueId);
        v1.MapGet("/tasks", TaskList.Get);
        routes.MapGet("/api/tasks", TaskLines.Get).RequireAuthorization(Policies.Key);
    }

    private static async Task<IResult> Create(
        Caller caller, PathName type, RequestBody body, HttpRequest http, TaskMaker maker, CancellationToken cancel)
    {
        if (TaskType.Find(type.Value) is null)
            return TaskTargets.NoSuchType;
        var request = TaskRequest.Read(body.Object, TaskRequest.IdempotencyKeyOf(http));
        if (request.Type is { } said && said != type.Value)
            request.Problems.Add(new("contradiction", "type", $"The address makes a task of type {type.Value}, and the body says {said}."));
        var (row, target, refusal) = await maker.Make(new(caller.Tenant, type.Value, request.Project, request.Batch), request, cancel);

        // One client wants to see every new task pending, also one of the test mode that is complete by now.
        return row is null ? refusal! : Reply(new(row with { Status = LabelTaskStatus.Pending }, target!.Project.Name, target.Batch.Name));
    }

    private static async Task<IResult> Get(
        Caller caller, PathName id, QueryFields query, HttpRequest request, ITaskReads tasks, Names names, AttachmentLinks links, CancellationToken cancel)
    {
        var attachments = query.Flag("include_attachment_url");
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        if (await Named(caller.Tenant, new(id.Value), tasks, names, cancel) is not { } task)
            return NotFound;
        return Reply(attachments ? await task.WithAttachments(links, request, cancel) : task);
    }

    private static async Task<IResult> Cancel(
        Caller caller, PathName id, QueryFields query, TaskCancel cancels, ITaskReads tasks, Names names, TimeProvider time, CancellationToken cancel)
    {
        var clear = query.Flag("clear_unique_id");
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        var task = new TaskId(id.Value);

        // Asked of the rows first: no grain is made for an id that never was.
        if (await tasks.Get(caller.Tenant, task, cancel) is null)
            return NotFound;
        switch (await cancels.Cancel(caller.Tenant, task))
        {
            case CancelOutcome.Canceled:
                if (clear)
                    await tasks.SetUniqueId(caller.Tenant, task, null, time.GetUtcNow().ToMillisecond(), cancel);
                return await Read(caller.Tenant, task, tasks, names, cancel);
            case CancelOutcome.NoSuchTask:
                return NotFound;
            case CancelOutcome.Closed:
                var ended = await tasks.Get(caller.Tenant, task, cancel);
                return ErrorReply.BadRequest($"The task is {(ended!.Status == LabelTaskStatus.Error ? "in error" : "completed")}; it cannot be canceled.");
            default:
                return ErrorReply.BadRequest("Work on the task has started; it cannot be canceled.");
        }
    }

    private static async Task<IResult> SetUniqueId(
        Caller caller, PathName id, RequestBody body, ITaskReads tasks, Names names, TimeProvider time, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var wanted = fields.Text("unique_id", TaskLimits.MaxUniqueIdLength);
        if (string.IsNullOrEmpty(wanted) && fields.Problems.Count == 0)
            fields.Add("required", "unique_id", "Please include a unique_id parameter.");
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);

        var task = new TaskId(id.Value);
        if (await tasks.Get(caller.Tenant, task, cancel) is null)
            return NotFound;
        if (await tasks.SetUniqueId(caller.Tenant, task, wanted, time.GetUtcNow().ToMillisecond(), cancel))
            return await Read(caller.Tenant, task, tasks, names, cancel);
        var others = await tasks.List(new(caller.Tenant) { UniqueIds = [wanted!] }, null, 1, cancel: cancel);
        return TaskIntake.Duplicate(wanted!, others.Count > 0 ? others[0].Ref.Id.Value : "");
    }

    private static async Task<IResult> ClearUniqueId(Caller caller, PathName id, ITaskReads tasks, Names names, TimeProvider time, CancellationToken cancel) =>
        await tasks.SetUniqueId(caller.Tenant, new(id.Value), null, time.GetUtcNow().ToMillisecond(), cancel)
            ? await Read(caller.Tenant, new(id.Value), tasks, names, cancel)
            : NotFound;

    public static async Task<IResult> Read(Tenant tenant, TaskId id, ITaskReads tasks, Names names, CancellationToken cancel) =>
        await Named(tenant, id, tasks, names, cancel) is { } task ? Reply(task) : NotFound;

    private static async Task<NamedTask?> Named(Tenant tenant, TaskId id, ITaskReads tasks, Names names, CancellationToken cancel) =>
        await tasks.Get(tenant, id, cancel) is { } row
            ? await new NamedTask(row, await names.Project(tenant, row.Ref.Project, cancel), await names.Batch(tenant, row.Ref.Batch, cancel)).WithAnswers(tasks, cancel)
            : null;

    private static JsonReply Reply(NamedTask task) => new(json => TaskJson.Write(json, task));
}
