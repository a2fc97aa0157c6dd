namespace Scheduler.Load;

internal static class Median
{
    /// <summary>The middle one; the lower of two middle ones, so that it is a figure that was measured.</summary>
    public static double Of<T>(IEnumerable<T> rounds, Func<T, double> figure)
    {
        double[] sorted = [.. rounds.Select(figure).Order()];
        return sorted.Length == 0 ? 0 : sorted[(sorted.Length - 1) / 2];
    }

    /// <summary>Null of nothing.</summary>
    public static double? Known<T>(IReadOnlyCollection<T> rounds, Func<T, double> figure, int digits) =>
        rounds.Count == 0 ? null : Math.Round(Of(rounds, figure), digits);
}
