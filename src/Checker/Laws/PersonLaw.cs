using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>I3: nobody gets, holds or answers a second slot of a task, in whatever stage.</summary>
internal sealed class PersonLaw : IStepLaw
{
    public void Check(TaskReplay before, EventLine step, Findings findings)
    {
        if (step.Kind != EventKind.Granted && !step.Answers)
            return;
        var other = before.Leases.FirstOrDefault(l => l.Annotator == step.AnnotatorId && l.Token != step.Token && l.HoldsSlot);
        if (other is not null)
            findings.Add(Law.OneSlotPerPerson, step.TaskId,
                $"version {step.Version} ({step.Kind}): {step.AnnotatorId} already {(other.IsLive ? "holds" : "answered")} stage {other.Stage}, slot {other.Slot} under token {other.Token}.");
    }
}
