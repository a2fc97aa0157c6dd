namespace Scheduler.Domain.Dispatch.Ordering;

/// <summary>One reason to put a lane before another. One order, one file; zero leaves it to the next.</summary>
public interface ILaneOrder
{
    int Compare(Lane a, Lane b);
}
