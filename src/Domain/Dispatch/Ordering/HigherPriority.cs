namespace Scheduler.Domain.Dispatch.Ordering;

public sealed class HigherPriority : ILaneOrder
{
    public int Compare(Lane a, Lane b) => b.Priority.CompareTo(a.Priority);
}
