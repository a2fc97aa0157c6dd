using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>
/// I7: every change that the customer of a task with a callback hears of has exactly one outbox row, which tells of that change,
/// and nothing else has one. However often a row was sent, it stays the one.
/// </summary>
internal sealed class CallbackLaw : ITaskLaw
{
    public void Check(TaskHistory history, TaskReplay end, Findings findings)
    {
        var task = history.Task;
        if (task.CallbackUrl is null && history.Outbox.Count == 0)
            return;
        var due = Due(history).ToDictionary(d => d.Version);
        foreach (var row in history.Outbox)
            if (!due.Remove(row.Version, out var change))
                findings.Add(Law.OneCallbackPerChange, task.Id, $"callback {row.Id} belongs to no change that calls back, or is there twice.");
            else if (row.Id != $"{task.Id}:{row.Version}" || row.Status != change.Status || row.EventKind is { } kind && kind != change.Kind)
                findings.Add(Law.OneCallbackPerChange, task.Id, $"callback {row.Id} tells of another change than that of version {row.Version}.");
        foreach (var version in due.Keys)
            findings.Add(Law.OneCallbackPerChange, task.Id, $"version {version} calls back and has no outbox row.");
    }

    /// <summary>The changes that the customer hears of.</summary>
    private static IEnumerable<(int Version, TaskState Status, EventKind? Kind)> Due(TaskHistory history)
    {
        var task = history.Task;
        if (task.CallbackUrl is null)
            yield break;

        // A task of the test mode is complete as it is created: version 0, no event.
        var status = TaskReplay.CreatedAs(history);
        if (status is TaskState.Completed or TaskState.Error)
            yield return (0, status, null);
        foreach (var step in history.Events)
        {
            if (step.Kind == EventKind.Audited || (step.TaskStatus != status && Hears(status, step.TaskStatus)))
                yield return (step.Version, step.TaskStatus, step.Kind);
            status = step.TaskStatus;
        }
    }

    private static bool Hears(TaskState before, TaskState after) =>
        after is TaskState.Completed or TaskState.Error || (after == TaskState.Pending && before == TaskState.Completed);
}
