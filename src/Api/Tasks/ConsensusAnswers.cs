using Scheduler.Domain;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>
/// The single answers behind a response that was made of several, as <c>attempts</c> of the task object. Nobody sees any of them
/// before the response is there.
/// </summary>
internal static class ConsensusAnswers
{
    public static async ValueTask<NamedTask> WithAnswers(this NamedTask task, ITaskReads tasks, CancellationToken cancel) =>
        (await new[] { task }.WithAnswers(tasks, cancel))[0];

    /// <summary>The same for a page, asked once.</summary>
    public static async ValueTask<IReadOnlyList<NamedTask>> WithAnswers(this IReadOnlyList<NamedTask> page, ITaskReads tasks, CancellationToken cancel)
    {
        TaskRow[] several = [.. page.Select(t => t.Row).Where(r => r.IsConsensus)];
        if (several.Length == 0)
            return page;
        var answers = await tasks.Answers(several[0].Ref.Tenant, [.. several.Select(r => r.Ref.Id)], cancel);
        return [.. page.Select(t => t with { Answers = Of(t.Row, answers[t.Row.Ref.Id]) })];
    }

    /// <param name="given">What people answered.</param>
    /// <returns>Null for a task without a consensus. Nobody answers in the test mode: there all are made up to agree.</returns>
    public static IReadOnlyList<string>? Of(TaskRow row, IEnumerable<string> given) =>
        !row.IsConsensus ? null
        : row is { Ref.Tenant.Mode: Mode.Test, Response: { } made } ? [.. Enumerable.Repeat(made, row.Plan.Overlap)]
        : [.. given];
}
