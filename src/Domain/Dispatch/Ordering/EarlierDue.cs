namespace Scheduler.Domain.Dispatch.Ordering;

/// <summary>Earlier due time first; lanes without one last.</summary>
public sealed class EarlierDue : ILaneOrder
{
    public int Compare(Lane a, Lane b) =>
        (a.DueAt ?? DateTimeOffset.MaxValue).CompareTo(b.DueAt ?? DateTimeOffset.MaxValue);
}
