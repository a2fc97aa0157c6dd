namespace Scheduler.Domain.Dispatch.Ordering;

/// <summary>A named ranking of lanes: its orders in turn, ties broken by id, so that it is total.</summary>
public sealed class LanePolicy : IComparer<Lane>
{
    private readonly ILaneOrder[] _orders;

    private LanePolicy(string name, params ILaneOrder[] orders) => (Name, _orders) = (name, orders);

    public static LanePolicy Fifo { get; } = new("fifo", new ReviewsFirst(), new EarlierLaunch());

    public static LanePolicy PriorityThenDue { get; } =
        new("priority-then-due", new ReviewsFirst(), new GivenRank(), new CalibrationFirst(), new HigherBatch(), new HigherPriority(), new EarlierDue(), new EarlierLaunch());

    public static IReadOnlyList<LanePolicy> All { get; } = [Fifo, PriorityThenDue];

    public string Name { get; }

    /// <summary>Null for a name that is no policy.</summary>
    public static LanePolicy? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    public int Compare(Lane? a, Lane? b)
    {
        Invariant.Holds(a is not null && b is not null, "only lanes are ranked");
        foreach (var order in _orders)
            if (order.Compare(a, b) is not 0 and var result)
                return result;
        return a.Key.CompareTo(b.Key);
    }
}
