namespace Scheduler.Domain.Metrics;

/// <summary>
/// Puts quality in the order in which somebody should look: not the lowest shares first, which are those of one bad answer in one, but those
/// that are low beyond doubt.
/// </summary>
public static class WorstFirst
{
    /// <summary>Standard deviations of a normal distribution that leave out one case in twenty.</summary>
    private const double Z = 1.96;

    /// <summary>
    /// The best that the counts still leave believable of first-pass yield, verdicts that stood and agreement, whichever is worst: 0..1, and 1 where
    /// nothing was judged. The lower, the earlier.
    /// </summary>
    public static double Believable(QualityFigures quality) => Math.Min(
        Math.Min(Upper(quality.FirstPassYield, quality.Reviewed), Upper(1 - quality.OverturnRate, quality.Judged)), Upper(quality.Agreement, quality.Compared));

    /// <summary>The upper end of Wilson's interval of a share.</summary>
    private static double Upper(double? share, long of)
    {
        if (share is not { } p || of == 0)
            return 1;
        var z = Z * Z / of;
        return (p + (z / 2) + (Z * Math.Sqrt(((p * (1 - p)) + (z / 4)) / of))) / (1 + z);
    }
}
