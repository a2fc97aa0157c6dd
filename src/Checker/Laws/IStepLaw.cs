using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>Judges one recorded change against everything before it.</summary>
internal interface IStepLaw
{
    void Check(TaskReplay before, EventLine step, Findings findings);
}
