using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>I4: the task's row says what its events replay to, up to the last that was not a grant: grants leave the row alone.</summary>
internal sealed class TaskRowLaw : ITaskLaw
{
    public void Check(TaskHistory history, TaskReplay end, Findings findings)
    {
        var task = history.Task;
        var grants = history.Events.Reverse().TakeWhile(e => e.Kind == EventKind.Granted).Count();
        Compare("version", task.Version, end.Version - grants);
        Compare("status", task.Status, end.Status);
        Compare("stage", task.Stage, end.Stage);
        Compare("round", task.Round, end.Round);
        Compare("last_token", task.LastToken, end.LastToken - grants);
        Compare("open_slots", task.OpenSlots, end.OpenSlots + (end.Status == TaskState.Pending ? grants : 0));
        Compare("completed_at", task.CompletedAt, end.CompletedAt);

        void Compare<T>(string column, T row, T replayed)
        {
            if (!EqualityComparer<T>.Default.Equals(row, replayed))
                findings.Add(Law.RowsFollowEvents, task.Id, $"{column} is {row} in the row, {replayed} by the events.");
        }
    }
}
