using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Audit;

/// <summary>A batch as the auditor counts it.</summary>
public sealed class BatchView(BatchPlan plan)
{
    public BatchPlan Plan { get; } = plan;

    public List<TaskView> Tasks { get; } = [];

    public Dictionary<LabelTaskStatus, int> Tally { get; } = [];

    public bool IsGivenUp { get; set; }

    /// <summary>How it must end.</summary>
    public BatchStatus End => IsGivenUp ? BatchStatus.Cancelled : BatchStatus.Completed;

    /// <summary>Since when people may be given its tasks; null while they may not.</summary>
    public TimeSpan? OpenSince { get; set; } = plan.StartsAtOnce ? TimeSpan.Zero : null;
}
