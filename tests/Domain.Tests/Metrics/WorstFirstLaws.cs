using CsCheck;
using Scheduler.Domain.Metrics;

namespace Scheduler.Tests.Domain.Metrics;

public sealed class WorstFirstLaws
{
    [Fact]
    public void Half_of_a_hundred_stands_before_none_of_one_and_none_of_twenty_before_both() =>
        Assert.Equal([(0, 20), (50, 100), (0, 1), (99, 100)], new[] { (0, 1), (99, 100), (50, 100), (0, 20) }.OrderBy(q => WorstFirst.Believable(Reviewed(q.Item1, q.Item2))));

    [Fact]
    public void The_worst_of_the_figures_counts_and_of_whom_nothing_is_known_comes_last()
    {
        var overturned = Reviewed(20, 20, (Measure.Judged, 10), (Measure.Overturned, 9));
        var apart = Reviewed(20, 20, (Measure.Compared, 10), (Measure.AgreementMilli, 1_000));
        Assert.All([overturned, apart], q => Assert.InRange(WorstFirst.Believable(q), 0.1, 0.5));
        Assert.Equal(1, WorstFirst.Believable(Reviewed(0, 0)));
    }

    [Fact]
    public void More_of_the_same_share_is_surer() => Gen.Select(Gen.Int[0, 200], Gen.Int[1, 200]).Sample((good, bad) =>
        Assert.True(WorstFirst.Believable(Reviewed(10 * good, 10 * (good + bad))) <= WorstFirst.Believable(Reviewed(good, good + bad)) + 1e-9));

    private static QualityFigures Reviewed(int passed, int reviewed, params (Measure Measure, long N)[] others)
    {
        var flow = new Flow();
        foreach (var (measure, n) in others.Concat([(Measure.Reviewed, reviewed), (Measure.FirstPass, (long)passed)]))
            flow.Add(measure, n);
        return QualityFigures.Of(flow);
    }
}
