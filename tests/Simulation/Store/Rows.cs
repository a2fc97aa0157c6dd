using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Store;

/// <summary>The tables. Each public method is one transaction.</summary>
public sealed partial class Rows(SimWorld world)
{
    public Dictionary<TaskId, TaskRecord> Tasks { get; } = [];

    public Dictionary<BatchId, BatchRecord> Batches { get; } = [];

    public HashSet<OutboxRow> Outbox { get; } = [];

    public void Create(BatchPlan plan)
    {
        Batches.Add(plan.Id, new BatchRecord(plan));
        if (plan.Quality is not null)
            Batches.Add(plan.Tries.Id, new BatchRecord(plan.Tries));
    }

    /// <summary>Insert-only. False when the batch takes no more tasks; a completed batch that starts at once reopens.</summary>
    public bool Add(BatchId batch, TaskRecord task)
    {
        var record = Batches[batch];
        if (!BatchTransitions.TakesTasks(record.Status, record.Plan.StartsAtOnce))
            return false;
        if (record.Status == BatchStatus.Completed)
            Move(record, BatchStatus.InProgress);
        Tasks.Add(task.State.Ref.Id, task);
        record.Tasks.Add(new(task.Priority, task.State.Ref.Id), task);
        Index(task);
        Count(record, LabelTaskStatus.Pending, 1);
        world.Audit.Created(task.State, task.CallbackUrl is not null);
        return true;
    }

    public void Launch(BatchId batch, DateTimeOffset now)
    {
        var record = Batches[batch];
        if (record.Status != BatchStatus.Staging)
            return;
        record.LaunchedAt = now;
        Move(record, BatchStatus.InProgress);
    }

    /// <summary>
    /// Gives the batch up, or looks again while what was begun is finished: what nobody has begun is canceled. Nobody learns of these
    /// changes; whoever remembers such a task finds its version gone.
    /// </summary>
    public bool GiveUp(BatchId batch, CommandId command, DateTimeOffset now)
    {
        var record = Batches[batch];
        var first = record.Status is BatchStatus.Staging or BatchStatus.InProgress or BatchStatus.Paused;
        if (first)
            Move(record, BatchStatus.Cancelling);
        if (record.Status != BatchStatus.Cancelling)
            return false;
        foreach (var task in record.Tasks.Values.Select(t => t.State).Where(t => t.Status == LabelTaskStatus.Pending && !t.Attempts.Any(a => a.HoldsSlot)).ToArray())
        {
            var change = TaskChange.On(task, TaskEventKind.Canceled, "customer", command, now) with { Status = LabelTaskStatus.Canceled };
            Record(task, change, task.Apply(change));
        }

        if (first && !HasPending(record))
            Move(record, BatchStatus.Cancelled);
        return true;
    }

    /// <summary>In progress to completed and given up to cancelled, when it has tasks and none of them is pending.</summary>
    public bool TryComplete(BatchId batch)
    {
        var record = Batches[batch];
        if (!record.IsWorkedOn || record.Tasks.Count == 0)
            return record.Status is BatchStatus.Completed or BatchStatus.Cancelled;
        if (world.Mutant != Mutants.Mutant.BatchCompletesWithoutAsking && HasPending(record))
            return false;
        Move(record, record.Status == BatchStatus.Cancelling ? BatchStatus.Cancelled : BatchStatus.Completed);
        return true;
    }

    private static bool HasPending(BatchRecord batch) => batch.Tasks.Values.Any(t => t.State.Status == LabelTaskStatus.Pending);

    private void Move(BatchRecord batch, BatchStatus status)
    {
        batch.Status = status;
        world.Audit.BatchMoved(batch.Plan.Id, status);
    }

    private static void Count(BatchRecord batch, LabelTaskStatus status, int by) =>
        batch.Counts[status] = batch.Counts.GetValueOrDefault(status) + by;
}
