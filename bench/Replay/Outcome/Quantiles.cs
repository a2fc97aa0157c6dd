namespace Scheduler.Replay.Outcome;

internal static class Quantiles
{
    /// <summary>The value below which a share of the others lie; 0 of nothing.</summary>
    public static double Of(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
    }
}
