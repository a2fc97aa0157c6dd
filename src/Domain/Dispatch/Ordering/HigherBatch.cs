namespace Scheduler.Domain.Dispatch.Ordering;

/// <summary>Higher priority of the batch first.</summary>
public sealed class HigherBatch : ILaneOrder
{
    public int Compare(Lane a, Lane b) => b.BatchPriority.CompareTo(a.BatchPriority);
}
