namespace Scheduler.Domain.Steering;

/// <summary>How fast a batch is worked on, and whether that is fast enough.</summary>
public static class PaceRule
{
    /// <summary>What was completed in this time is counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>
    /// A batch that is worked on for less than this has no pace yet: its first tasks are still in hand. A quarter of an hour is more than
    /// most tasks take, and soon enough for a batch that is due within the hour.
    /// </summary>
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(15);

    /// <summary>Tasks an hour; null while that cannot be known.</summary>
    /// <param name="launchedAt">Null for a batch that was not launched.</param>
    /// <param name="completed">In the window, or since the launch when that is later.</param>
    public static double? PerHour(DateTimeOffset? launchedAt, long completed, DateTimeOffset now)
    {
        if (launchedAt is not { } launched || now - launched < Least)
            return null;
        var counted = now - launched;
        return completed / (counted < Window ? counted : Window).TotalHours;
    }

    /// <summary>True when it will not be done in time if nothing changes; what is not known is no reason to say so.</summary>
    public static bool IsTooSlow(double? perHour, double? needed, long remaining) => remaining > 0 && perHour < needed;
}
