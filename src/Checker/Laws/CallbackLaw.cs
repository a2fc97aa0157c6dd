using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>I7: completions and errors of a task with a callback have exactly one outbox row each, and nothing else has one.</summary>
internal sealed class CallbackLaw : ITaskLaw
{
    public void Check(TaskHistory history, TaskReplay end, Findings findings)
    {
        var task = history.Task;
        if (task.CallbackUrl is null && history.Outbox.Count == 0)
            return;
        var due = Due(history).ToHashSet();
        foreach (var row in history.Outbox)
            if (!due.Remove(row.Version))
                findings.Add(Law.OneCallbackPerChange, task.Id, $"callback {row.Id} belongs to no change that calls back, or is there twice.");
        foreach (var version in due)
            findings.Add(Law.OneCallbackPerChange, task.Id, $"version {version} calls back and has no outbox row.");
    }

    /// <summary>Versions of the changes the customer hears of.</summary>
    private static IEnumerable<int> Due(TaskHistory history)
    {
        var task = history.Task;
        if (task.CallbackUrl is null)
            yield break;

        // A task of the test mode is complete as it is created: version 0, no event.
        var status = TaskReplay.CreatedAs(history);
        if (Hears(status))
            yield return 0;
        foreach (var step in history.Events)
        {
            if (step.Kind == EventKind.Audited || (step.TaskStatus != status && (Hears(step.TaskStatus) || status == TaskState.Completed)))
                yield return step.Version;
            status = step.TaskStatus;
        }
    }

    private static bool Hears(TaskState status) => status is TaskState.Completed or TaskState.Error;
}
