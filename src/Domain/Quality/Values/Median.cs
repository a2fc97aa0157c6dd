namespace Scheduler.Domain.Quality.Values;

/// <summary>Weighted medians.</summary>
internal static class Median
{
    /// <summary>The first value, in order, with at least half of the weight up to it: always one that somebody gave.</summary>
    public static T Lower<T>(IEnumerable<(T Value, double Weight)> values, IComparer<T>? order = null)
    {
        var sorted = values.OrderBy(v => v.Value, order).ToArray();
        var (half, sum) = (sorted.Sum(v => v.Weight) / 2, 0.0);
        foreach (var (value, weight) in sorted)
            if ((sum += weight) >= half)
                return value;
        return sorted[^1].Value;
    }

    /// <summary>The middle: the mean of the two values that meet at half of the weight, or the one that spans it.</summary>
    public static double Middle(IEnumerable<(double Value, double Weight)> values)
    {
        var sorted = values.OrderBy(v => v.Value).ToArray();
        var (half, sum) = (sorted.Sum(v => v.Weight) / 2, 0.0);
        for (var i = 0; i < sorted.Length; i++)
            if ((sum += sorted[i].Weight) >= half)
                return sum == half && i + 1 < sorted.Length ? (sorted[i].Value + sorted[i + 1].Value) / 2 : sorted[i].Value;
        return sorted[^1].Value;
    }
}
