using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>
/// The single answers behind a response that was made of several, as <c>attempts</c> of the task object. Nobody sees any of them
/// before the response is there.
/// </summary>
internal static class ConsensusAnswers
{
    public static async ValueTask<NamedTask> WithAnswers(this NamedTask task, ITaskReads tasks, CancellationToken cancel) =>
        HasSeveral(task.Row) ? task with { Answers = [.. (await tasks.Answers(task.Row.Ref.Tenant, [task.Row.Ref.Id], cancel))[task.Row.Ref.Id]] } : task;

    /// <summary>The same for a page, asked once.</summary>
    public static async ValueTask<IReadOnlyList<NamedTask>> WithAnswers(this IReadOnlyList<NamedTask> page, ITaskReads tasks, CancellationToken cancel)
    {
        TaskId[] several = [.. page.Where(t => HasSeveral(t.Row)).Select(t => t.Row.Ref.Id)];
        if (several.Length == 0)
            return page;
        var answers = await tasks.Answers(page[0].Row.Ref.Tenant, several, cancel);
        return [.. page.Select(t => HasSeveral(t.Row) ? t with { Answers = [.. answers[t.Row.Ref.Id]] } : t)];
    }

    /// <summary>A task of the test mode was answered by nobody.</summary>
    private static bool HasSeveral(TaskRow row) => row is { Status: LabelTaskStatus.Completed, Plan.Overlap: > 1, Ref.Tenant.Mode: Mode.Live };
}
