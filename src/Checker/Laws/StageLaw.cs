using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>I7: an accepted answer moves the task exactly as the pipeline says; nothing else moves it; closed stays closed.</summary>
internal sealed class StageLaw : IStepLaw
{
    public void Check(TaskReplay before, EventLine step, Findings findings)
    {
        var here = new Place(before.Status, before.Stage, before.Round);
        var must = step.Kind switch
        {
            EventKind.Submitted or EventKind.Salvaged when before.Status == TaskState.Pending => Pipeline.After(before, step),
            EventKind.Canceled => here with { Status = TaskState.Canceled },
            EventKind.Errored => here with { Status = TaskState.Error },
            // Back to the label stage, in a round of its own; a verdict may do that too, or leave the task where it is.
            EventKind.Recalled => new Place(TaskState.Pending, 0, before.Round + 1),
            EventKind.Audited when step.TaskStatus == TaskState.Pending => new Place(TaskState.Pending, 0, before.Round + 1),
            _ => here,
        };
        var went = new Place(step.TaskStatus, step.TaskStage, step.TaskRound);
        if (went != must)
            findings.Add(Law.StagesInOrder, step.TaskId, $"version {step.Version} ({step.Kind}) left the task at {Said(went)}; it should be at {Said(must)}.");
        else if (step.Kind is EventKind.Audited or EventKind.Recalled && before.Status != TaskState.Completed)
            findings.Add(Law.StagesInOrder, step.TaskId, $"version {step.Version} ({step.Kind}) came while the task was {before.Status}.");
        else if (before.Status != TaskState.Pending && step.Kind is not (EventKind.Ended or EventKind.LateStored or EventKind.Audited or EventKind.Recalled))
            findings.Add(Law.StagesInOrder, step.TaskId, $"version {step.Version} ({step.Kind}) came after the task was {before.Status}.");
        else if (step.Kind == EventKind.Canceled && before.Leases.Any(l => l.HoldsSlot))
            findings.Add(Law.StagesInOrder, step.TaskId, $"version {step.Version} canceled a task somebody worked on.");
    }

    private static string Said(Place place) => $"{place.Status}, stage {place.Stage}, round {place.Round}";
}
