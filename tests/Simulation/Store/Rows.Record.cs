using Scheduler.Domain.Tasks;
using Scheduler.Simulation.Mutants;

namespace Scheduler.Simulation.Store;

public sealed partial class Rows
{
    /// <summary>One change with its event, counts and outbox row, if the row still has the version it was decided on.</summary>
    public Outcome Record(LabelTask before, TaskChange change, LabelTask after)
    {
        var row = Tasks[before.Ref.Id];
        if (row.State.Version != before.Version && world.Mutant != Mutant.VersionUnchecked)
            return Outcome.Stale;
        if (AnswersTwice(after))
            return Outcome.Refused;

        var was = row.State.Status;
        row.State = after;
        row.Agreement = change.Agreement ?? row.Agreement;
        Index(row);
        var batch = Batches[before.Ref.Batch];
        var moved = was != after.Status;
        if (moved)
            Aside(Mutant.CountsAside, () =>
            {
                Count(batch, was, -1);
                Count(batch, after.Status, 1);
            });
        if (moved && row.CallbackUrl is not null && after.Status is LabelTaskStatus.Completed or LabelTaskStatus.Error)
            Aside(Mutant.OutboxAside, () => Outbox.Add(new(after.Ref.Id, after.Version)));
        world.Audit.Recorded(after.Ref.Id, before.Version, change);
        return Outcome.Recorded;
    }

    /// <summary>In the same transaction, unless a mutant makes a second one of it.</summary>
    private void Aside(Mutant mutant, Action write)
    {
        if (world.Mutant == mutant)
            world.Time.After(TimeSpan.FromMilliseconds(3), write);
        else
            write();
    }

    /// <summary>The partial unique index over submitted attempts.</summary>
    private static bool AnswersTwice(LabelTask task)
    {
        for (var i = 0; i < task.Attempts.Length; i++)
            for (var j = i + 1; j < task.Attempts.Length; j++)
                if (task.Attempts[i] is { State: AttemptState.Submitted } a && task.Attempts[j] is { State: AttemptState.Submitted } b && a.Annotator == b.Annotator)
                    return true;
        return false;
    }
}
