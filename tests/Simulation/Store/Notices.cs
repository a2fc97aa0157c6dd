using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.Mutants;

namespace Scheduler.Simulation.Store;

/// <summary>What a batch's window is told of a task, from its state or its row.</summary>
public static class Notices
{
    public static OpenTask Of(TaskRecord row, Mutant mutant) => Of(row.State, row.Priority, mutant);

    public static OpenTask Of(LabelTask task, int priority, Mutant mutant) =>
        new(task.Ref.Id, priority, task.Version, task.Stage, OpenSlots(task, mutant),
            mutant == Mutant.TouchedByIgnored
                ? []
                : [.. task.Attempts.Where(a => (a.HoldsSlot || a.CoolUntil is not null) && (mutant != Mutant.OwnWorkReviewed || a.Stage >= task.Stage))
                    .Select(a => new Touch(a.Annotator, a.HoldsSlot ? Moments.Never : a.CoolUntil!.Value))])
        {
            IsBegun = task.IsBegun,
        };

    private static int OpenSlots(LabelTask task, Mutant mutant) =>
        mutant == Mutant.OverlapExceeded && task.Status == LabelTaskStatus.Pending ? task.OpenSlots + 1 : task.OpenSlots;
}
