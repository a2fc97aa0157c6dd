using CsCheck;
using Scheduler.Domain.Metrics;

namespace Scheduler.Tests.Domain.Metrics;

public sealed class SketchLaws
{
    private static readonly double[] Shares = [0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1];

    [Fact]
    public void Any_quantile_of_a_million_values_is_within_one_percent_of_the_exact_one()
    {
        // Lognormal, as handle times are, from milliseconds to days; a fixed linear congruence is chance enough.
        var values = new long[1_000_000];
        var state = 42UL;
        double Next() => ((state = state * 6364136223846793005 + 1442695040888963407) >> 11) / (double)(1UL << 53);
        for (var i = 0; i < values.Length; i++)
            values[i] = (long)Math.Exp(11 + 2.5 * Math.Sqrt(-2 * Math.Log(Next() + 1e-18)) * Math.Cos(2 * Math.PI * Next()));

        var parts = Enumerable.Range(0, 10).Select(_ => new Sketch()).ToArray();
        for (var i = 0; i < values.Length; i++)
            parts[i % 10].Add(values[i]);
        var whole = new Sketch();
        foreach (var part in parts)
            whole.Add(part);

        Array.Sort(values);
        foreach (var share in Shares)
        {
            var exact = (double)values[Math.Max(1, (int)Math.Ceiling(share * values.Length)) - 1];
            Assert.InRange(Math.Abs(whole.Quantile(share)!.Value - exact), 0, 0.01 * Math.Max(exact, 1));
        }

        Assert.Equal(values.Sum(), whole.Sum);
        Assert.InRange(whole.Buckets.Count(), 1, 2_000);
    }

    [Fact]
    public void Parts_merge_into_the_whole_and_what_is_stored_comes_back() =>
        Gen.Select(Gen.Long[0, 10_000_000].Array[0, 50], Gen.Long[0, 10_000_000].Array[0, 50]).Sample((a, b) =>
        {
            var (left, right, whole) = (Of(a), Of(b), Of([.. a, .. b]));
            left.Add(right);
            var stored = Sketch.Of(left.Sum, left.Min, left.Max, left.Buckets);
            foreach (var sketch in new[] { left, stored })
            {
                Assert.Equal((whole.Count, whole.Sum), (sketch.Count, sketch.Sum));
                Assert.All(Shares, s => Assert.Equal(whole.Quantile(s), sketch.Quantile(s)));
            }
        });

    [Fact]
    public void Of_nothing_there_is_no_quantile()
    {
        Assert.Null(new Sketch().Quantile(0.5));
    }

    [Fact]
    public void Of_one_value_every_quantile_is_that_value() =>
        Assert.All(Shares, s => Assert.Equal(12_345, Of([12_345]).Quantile(s)));

    private static Sketch Of(long[] values)
    {
        var sketch = new Sketch();
        foreach (var value in values)
            sketch.Add(value);
        return sketch;
    }
}
