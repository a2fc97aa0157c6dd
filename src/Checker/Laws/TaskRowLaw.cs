using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>I4: the task's row says what its events replay to.</summary>
internal sealed class TaskRowLaw : ITaskLaw
{
    public void Check(TaskHistory history, TaskReplay end, Findings findings)
    {
        var task = history.Task;
        Compare("version", task.Version, end.Version);
        Compare("status", task.Status, end.Status);
        Compare("stage", task.Stage, end.Stage);
        Compare("round", task.Round, end.Round);
        Compare("last_token", task.LastToken, end.LastToken);
        Compare("open_slots", task.OpenSlots, end.OpenSlots);
        Compare("completed_at", task.CompletedAt, end.CompletedAt);

        void Compare<T>(string column, T row, T replayed)
        {
            if (!EqualityComparer<T>.Default.Equals(row, replayed))
                findings.Add(Law.RowsFollowEvents, task.Id, $"{column} is {row} in the row, {replayed} by the events.");
        }
    }
}
