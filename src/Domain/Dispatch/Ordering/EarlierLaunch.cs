namespace Scheduler.Domain.Dispatch.Ordering;

public sealed class EarlierLaunch : ILaneOrder
{
    public int Compare(Lane a, Lane b) => a.LaunchedAt.CompareTo(b.LaunchedAt);
}
