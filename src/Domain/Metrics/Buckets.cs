namespace Scheduler.Domain.Metrics;

/// <summary>
/// The three sizes in which history is kept: a minute for a day, a quarter of an hour for 30 days, an hour beyond. Everything about
/// people begins at the quarter.
/// </summary>
public static class Buckets
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Quarter = TimeSpan.FromMinutes(15), Hour = TimeSpan.FromHours(1);

    /// <summary>Most buckets of one answer.</summary>
    public const int MaxPoints = 1_500;

    public static IReadOnlyList<TimeSpan> Sizes { get; } = [Minute, Quarter, Hour];

    /// <summary>How long buckets of a size are kept; null for ever.</summary>
    public static TimeSpan? KeptFor(TimeSpan size) => size == Minute ? TimeSpan.FromDays(1) : size == Quarter ? TimeSpan.FromDays(30) : null;

    /// <summary>The start of the bucket that a moment lies in.</summary>
    public static DateTimeOffset Floor(DateTimeOffset time, TimeSpan size) => new(time.UtcTicks - time.UtcTicks % size.Ticks, TimeSpan.Zero);

    /// <summary>The finest size that is still kept at the start of a window and does not ask for more than <see cref="MaxPoints"/> of them.</summary>
    public static TimeSpan SizeFor(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, bool ofPeople = false) =>
        Sizes.FirstOrDefault(s => !(ofPeople && s == Minute) && !(now - from > KeptFor(s)) && (to - from) / s <= MaxPoints, Hour);
}
