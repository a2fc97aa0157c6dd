using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Projects;
using Scheduler.Storage;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary><c>POST /api/tasks/{id}/audit</c>: a verdict by somebody who says which ones they have seen, so that none is passed over by an old page.</summary>
internal static class TaskJudgement
{
    /// <summary>How many of the task's verdicts its judge has seen; left out, it is judged whatever was said before.</summary>
    public const string Seen = "audits_seen";

    public static async Task<IResult> Post(
        Caller caller, PathName id, RequestBody body, ITaskEdits edits, ITaskReads tasks, Names names, IGrainFactory grains, IdSource ids, TimeProvider time, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var seen = fields.Whole(Seen);
        var audit = TaskEditEndpoints.ReadVerdict(fields, caller, ids, time);
        fields.NoOthers();
        return audit is null || fields.Problems.Count > 0
            ? ErrorReply.Invalid(fields.Problems)
            : await TaskEditEndpoints.Record(caller, new(id.Value), audit with { Seen = seen }, edits, tasks, names, grains, cancel);
    }
}
