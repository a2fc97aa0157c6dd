namespace Scheduler.Domain.Dispatch.Ordering;

/// <summary>Work nearer to completion first: adjudication, then the later reviews, then labels. It keeps turnaround short.</summary>
public sealed class ReviewsFirst : ILaneOrder
{
    public int Compare(Lane a, Lane b) => b.Key.Stage.CompareTo(a.Key.Stage);
}
