namespace Scheduler.Domain.Metrics;

/// <summary>
/// Open tasks of launched batches as they stand. <paramref name="ByAge"/> counts them by the time since they were accepted for
/// work, in the ranges of <see cref="AgeLimits"/>.
/// </summary>
/// <param name="WaitingLabels">Tasks at the label stage that nobody holds.</param>
/// <param name="InLabeling">Tasks at the label stage that somebody holds.</param>
/// <param name="LabelSlots">Labels still to be given, the held ones included; <paramref name="ReviewSlots"/> counts reviews likewise, those of tasks not yet labeled included.</param>
public sealed record Backlog(
    long WaitingLabels, long InLabeling, long WaitingReviews, long InReview, long Paused, long LabelSlots, long ReviewSlots, IReadOnlyList<long> ByAge)
{
    /// <summary>Upper bounds of the ranges of age; the last range has none.</summary>
    public static IReadOnlyList<TimeSpan> AgeLimits { get; } =
    [
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7),
    ];

    public static Backlog Empty { get; } = new(0, 0, 0, 0, 0, 0, 0, [.. Enumerable.Repeat(0L, AgeLimits.Count + 1)]);

    public long Tasks => WaitingLabels + InLabeling + WaitingReviews + InReview + Paused;

    /// <summary>The work in it; null when some of it is of a kind that nobody has done yet.</summary>
    /// <param name="labelMs">Mean milliseconds of a label; null when there has been none.</param>
    public double? Hours(double? labelMs, double? reviewMs)
    {
        if ((LabelSlots > 0 && labelMs is null) || (ReviewSlots > 0 && reviewMs is null))
            return null;
        return (LabelSlots * (labelMs ?? 0) + ReviewSlots * (reviewMs ?? 0)) / TimeSpan.MillisecondsPerHour;
    }

    public static Backlog operator +(Backlog a, Backlog b) => new(
        a.WaitingLabels + b.WaitingLabels, a.InLabeling + b.InLabeling, a.WaitingReviews + b.WaitingReviews, a.InReview + b.InReview, a.Paused + b.Paused,
        a.LabelSlots + b.LabelSlots, a.ReviewSlots + b.ReviewSlots, [.. a.ByAge.Zip(b.ByAge, (x, y) => x + y)]);
}
