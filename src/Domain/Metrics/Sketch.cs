using System.Runtime.InteropServices;

namespace Scheduler.Domain.Metrics;

/// <summary>
/// How many of which size, in buckets that grow by 1.5 % (Masson, Rim and Lee: DDSketch, VLDB 2019): any quantile within 0.75 %
/// of the exact one, and sketches of parts merge into the sketch of the whole. Holds only buckets that have something: most
/// sketches are of a handful of tasks, and thousands of them live side by side.
/// </summary>
public sealed class Sketch
{
    private const double Growth = 1.015;

    private static readonly double LogGrowth = Math.Log(Growth);

    private readonly Dictionary<int, long> _buckets = [];

    public long Count { get; private set; }

    /// <summary>Exact.</summary>
    public long Sum { get; private set; }

    public long Min { get; private set; } = long.MaxValue;

    public long Max { get; private set; }

    /// <summary>By number of the bucket, ascending: what is stored of a sketch beside its exact figures.</summary>
    public IEnumerable<(int Bucket, long Count)> Buckets => _buckets.OrderBy(b => b.Key).Select(b => (b.Key, b.Value));

    /// <summary>From what was stored.</summary>
    public static Sketch Of(long sum, long min, long max, IEnumerable<(int Bucket, long Count)> buckets)
    {
        var sketch = new Sketch();
        foreach (var (bucket, count) in buckets)
            sketch.Put(bucket, count);
        if (sketch.Count > 0)
            (sketch.Sum, sketch.Min, sketch.Max) = (sum, min, max);
        return sketch;
    }

    /// <param name="value">Milliseconds; what is negative counts as 0.</param>
    public void Add(long value)
    {
        value = Math.Max(0, value);
        Put(BucketOf(value), 1);
        Sum += value;
        Min = Math.Min(Min, value);
        Max = Math.Max(Max, value);
    }

    public void Add(Sketch other)
    {
        foreach (var (bucket, count) in other._buckets)
            Put(bucket, count);
        Sum += other.Sum;
        Min = Math.Min(Min, other.Min);
        Max = Math.Max(Max, other.Max);
    }

    /// <summary>The smallest value that at least this share of all do not exceed; null of nothing.</summary>
    /// <param name="share">0..1.</param>
    public double? Quantile(double share)
    {
        if (Count == 0)
            return null;
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        foreach (var (bucket, count) in Buckets)
            if ((rank -= count) <= 0)
                return Math.Clamp(ValueOf(bucket), Min, Max);
        return Max;
    }

    private void Put(int bucket, long count)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_buckets, bucket, out _) += count;
        Count += count;
    }

    /// <summary>Bucket 0 holds what is less than 1, bucket i what lies above growth^(i-2) and not above growth^(i-1).</summary>
    private static int BucketOf(long value) => value < 1 ? 0 : 1 + (int)Math.Ceiling(Math.Log(value) / LogGrowth);

    private static double ValueOf(int bucket) => bucket == 0 ? 0 : 2 * Math.Pow(Growth, bucket - 1) / (1 + Growth);
}
