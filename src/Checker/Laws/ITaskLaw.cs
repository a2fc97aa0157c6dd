using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>Judges a task after all its changes were replayed.</summary>
internal interface ITaskLaw
{
    void Check(TaskHistory history, TaskReplay end, Findings findings);
}
