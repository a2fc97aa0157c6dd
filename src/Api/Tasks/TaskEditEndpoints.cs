using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Projects;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Callbacks;
using Scheduler.Storage;
using Scheduler.Storage.Tasks;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Api.Tasks;

/// <summary>What a customer changes of a task after it was made: metadata, tags, and the verdict on it.</summary>
internal static class TaskEditEndpoints
{
    private const string Overtaken = "Somebody else has judged the task meanwhile; nothing was changed. Read it again, and judge it with their verdict in view.";

    public static void MapTaskEditEndpoints(this IEndpointRouteBuilder routes)
    {
        var task = routes.MapGroup("/v1/task/{id}").RequireAuthorization(Policies.Key);
        task.MapPost("/setMetadata", SetMetadata);
        task.MapPost("/audit", Audit);
        routes.MapPost("/api/tasks/{id}/audit", TaskJudgement.Post).RequireAuthorization(Policies.Key);
        routes.MapPost("/api/tasks/{id}/fix", TaskFix.Post).RequireAuthorization(Policies.Key);
        Tags(task, HttpMethods.Post, TagChange.Replace);
        Tags(task, HttpMethods.Put, TagChange.Add);
        Tags(task, HttpMethods.Delete, TagChange.Remove);
    }

    private static void Tags(RouteGroupBuilder task, string method, TagChange change) => task.MapMethods("/tags", [method],
        (Caller caller, PathName id, RequestBody body, ITaskEdits edits, ITaskReads tasks, Names names, TimeProvider time, CancellationToken cancel) =>
            ChangeTags(caller, new(id.Value), change, body, edits, tasks, names, time, cancel));

    private static async Task<IResult> SetMetadata(
        Caller caller, PathName id, RequestBody body, ITaskEdits edits, ITaskReads tasks, Names names, TimeProvider time, CancellationToken cancel)
    {
        if (MetadataBody.Read(body, out var refusal) is not { } metadata)
            return refusal!;
        var task = new TaskId(id.Value);
        return await edits.ChangeMetadata(caller.Tenant, task, new(metadata), time.GetUtcNow().ToMillisecond(), cancel) == EditOutcome.Done
            ? await TaskEndpoints.Read(caller.Tenant, task, tasks, names, cancel)
            : TaskEndpoints.NotFound;
    }

    private static async Task<IResult> ChangeTags(
        Caller caller, TaskId task, TagChange change, RequestBody body, ITaskEdits edits, ITaskReads tasks, Names names, TimeProvider time, CancellationToken cancel)
    {
        if (TagsBody.Read(body, out var problems) is not { } tags)
            return ErrorReply.Invalid(problems);
        return await edits.ChangeTags(caller.Tenant, task, change, tags, time.GetUtcNow().ToMillisecond(), cancel) switch
        {
            EditOutcome.Done => await TaskEndpoints.Read(caller.Tenant, task, tasks, names, cancel),
            EditOutcome.TooMuch => ErrorReply.BadRequest($"A task has at most {TaskLimits.MaxTags} tags."),
            _ => TaskEndpoints.NotFound,
        };
    }

    private static async Task<IResult> Audit(
        Caller caller, PathName id, RequestBody body, ITaskEdits edits, ITaskReads tasks, Names names, IGrainFactory grains, IdSource ids, TimeProvider time, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        if (ReadVerdict(fields, caller, ids, time) is not { } audit)
            return ErrorReply.Invalid(fields.Problems);
        return await Record(caller, new(id.Value), audit, edits, tasks, names, grains, cancel);
    }

    /// <summary>The verdict that a body says; null with its problems among the fields'.</summary>
    public static TaskAudit? ReadVerdict(Fields fields, Caller caller, IdSource ids, TimeProvider time)
    {
        var accepted = fields.Flag("accepted");
        var comments = fields.Text("comments", TaskLimits.MaxCommentLength);
        fields.Require("accepted", "Please include an accepted parameter: true or false.");
        return fields.Problems.Count > 0 ? null : Verdict(caller, accepted!.Value ? ReviewStatus.Accepted : ReviewStatus.Rejected, comments, ids, time);
    }

    /// <summary>The caller's verdict, now.</summary>
    public static TaskAudit Verdict(Caller caller, ReviewStatus status, string? comments, IdSource ids, TimeProvider time) =>
        new(status, comments, caller.Actor, new("audit-" + ids.Next()), time.GetUtcNow().ToMillisecond());

    /// <summary>Records a verdict, wakes its callback, and replies with the task.</summary>
    public static async Task<IResult> Record(
        Caller caller, TaskId task, TaskAudit audit, ITaskEdits edits, ITaskReads tasks, Names names, IGrainFactory grains, CancellationToken cancel)
    {
        var outcome = await edits.Audit(caller.Tenant, task, audit, cancel);
        if (outcome.CallbackUrl is { } url)
            grains.Get<ICallbackSenderGrain>(GrainKeys.CallbackSender(StableHash.ShardOf(url))).Wake().Ignore();
        return outcome.Result switch
        {
            AuditResult.Done => await TaskEndpoints.Read(caller.Tenant, task, tasks, names, cancel),
            AuditResult.NotCompleted => ErrorReply.BadRequest("Only a completed task can be audited."),
            AuditResult.TooMany => ErrorReply.BadRequest($"A task takes at most {TaskLimits.MaxAudits} audits, {TaskLimits.MaxFixes} of them with a mended answer."),
            AuditResult.Overtaken => ErrorReply.Conflict(Overtaken) with { Problems = [new("stale", TaskJudgement.Seen, Overtaken)] },
            _ => TaskEndpoints.NotFound,
        };
    }
}
