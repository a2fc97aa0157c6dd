namespace Scheduler.Domain.Dispatch.Ordering;

/// <summary>The order that an organization gave its batches; those it gave none come after.</summary>
public sealed class GivenRank : ILaneOrder
{
    public int Compare(Lane a, Lane b) => (a.Rank ?? int.MaxValue).CompareTo(b.Rank ?? int.MaxValue);
}
