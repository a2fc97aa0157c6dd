using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Projects;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Domain.Taxonomy;
using Scheduler.Storage;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary><c>POST /api/tasks/{id}/fix</c>: the customer mends the answer; what annotators answered stays with their attempts.</summary>
internal static class TaskFix
{
    public static async Task<IResult> Post(
        Caller caller, PathName id, RequestBody body, ITaskEdits edits, ITaskReads tasks, IProjectStore projects, Names names, IGrainFactory grains, IdSource ids, TimeProvider time, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var comments = fields.Text("comments", TaskLimits.MaxCommentLength);
        var seen = fields.Whole(TaskJudgement.Seen);
        var response = fields.Get("response") is { ValueKind: not JsonValueKind.Null } given ? given.GetRawText() : null;
        if (await tasks.Get(caller.Tenant, new(id.Value), cancel) is not { } row)
            return TaskEndpoints.NotFound;
        fields.Problems.AddRange(ResponseText.Check(response, (await StoredRules.Of(row, projects, cancel)).Check));
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);

        // Its first answer is kept nowhere else: nobody gave it.
        if (caller.Tenant.Mode == Mode.Test)
            return ErrorReply.BadRequest("Tasks of the test mode are answered by nobody: there is no answer to mend.");
        var audit = TaskEditEndpoints.Verdict(caller, ReviewStatus.Fixed, comments, ids, time) with { Response = response, Seen = seen };
        return await TaskEditEndpoints.Record(caller, row.Ref.Id, audit, edits, tasks, names, grains, cancel);
    }
}
