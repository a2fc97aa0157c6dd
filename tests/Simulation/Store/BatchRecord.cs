using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Store;

/// <summary>The row of a batch, its tasks in order and its counts.</summary>
public sealed class BatchRecord(BatchPlan plan)
{
    public BatchPlan Plan { get; } = plan;

    public BatchStatus Status { get; set; } = plan.StartsAtOnce ? BatchStatus.InProgress : BatchStatus.Staging;

    public bool IsWorkedOn => Status is BatchStatus.InProgress or BatchStatus.Cancelling;

    public DateTimeOffset LaunchedAt { get; set; }

    public SortedDictionary<OrderKey, TaskRecord> Tasks { get; } = [];

    /// <summary>The index of open rows.</summary>
    public SortedDictionary<OrderKey, OpenTask> Open { get; } = [];

    public Dictionary<LabelTaskStatus, int> Counts { get; } = [];
}
