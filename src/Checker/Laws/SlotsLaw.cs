using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>I1: a lease is given on a free slot of the stage the task is in.</summary>
internal sealed class SlotsLaw : IStepLaw
{
    public void Check(TaskReplay before, EventLine step, Findings findings)
    {
        // A lease of a closed task is the stage law's to report.
        if (step is not { Kind: EventKind.Granted, Stage: { } stage } || before.Status != TaskState.Pending)
            return;
        var slots = Pipeline.SlotsOf(before.Task, stage);
        var live = 1 + before.Leases.Count(l => l.IsLive && l.Stage == stage);
        var held = before.Leases.Where(l => l.HoldsSlot && l.Stage == stage && l.Round == step.Round).ToArray();
        string? wrong =
            live > slots ? $"{live} live leases on the {slots} slot(s) of stage {stage}"
            : held.Length + 1 > slots ? $"a lease beyond the {slots} slot(s) of stage {stage}, {held.Count(l => !l.IsLive)} of them answered"
            : held.FirstOrDefault(l => l.Slot == step.Slot) is { } other ? $"slot {step.Slot} of stage {stage} was already held under token {other.Token}"
            : step.Slot < 0 || step.Slot >= slots ? $"slot {step.Slot} does not exist: stage {stage} has {slots}"
            : stage != before.Stage || step.Round != before.Round
                ? $"a lease of stage {stage}, round {step.Round} while the task was in stage {before.Stage}, round {before.Round}"
            : null;
        if (wrong is not null)
            findings.Add(Law.LeasesWithinSlots, step.TaskId, $"version {step.Version} granted token {step.Token} to {step.AnnotatorId}: {wrong}.");
    }
}
