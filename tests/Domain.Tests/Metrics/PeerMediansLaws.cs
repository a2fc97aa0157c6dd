using Scheduler.Domain.Metrics;

namespace Scheduler.Tests.Domain.Metrics;

public sealed class PeerMediansLaws
{
    private static PersonPace Pace(double ms, double? share = null) => new(ms, share);

    [Fact]
    public void Too_few_others_have_no_median()
    {
        Assert.Null(PeerMedians.Of([]));
        Assert.Null(PeerMedians.Of([Pace(1), Pace(2), Pace(3), Pace(4), new PersonPace(null, 1)]));
    }

    [Fact]
    public void The_median_is_in_the_middle_and_each_figure_has_its_own_people()
    {
        Assert.Equal(new PeerMedians(5, 3, null), PeerMedians.Of([Pace(5, 1), Pace(1, 0), Pace(3), Pace(2), Pace(4)]));
        Assert.Equal(new PeerMedians(6, 3.5, 0.5), PeerMedians.Of([Pace(6, 1), Pace(5, 1), Pace(1, 0), Pace(3, 0.5), Pace(2, 0), Pace(4)]));
    }

    [Fact]
    public void A_few_answers_say_nothing_of_a_person()
    {
        var flow = new Flow();
        flow.Add(Measure.LabelActiveTold, PersonPace.MinAnswers - 1);
        flow.Add(Measure.LabelActiveMs, 9_000);
        Assert.Equal(default, PersonPace.Of(flow));
        flow.Add(Measure.ReviewActiveTold, 1);
        flow.Add(Measure.ReviewActiveMs, 1_000);
        flow.Add(Measure.Reviewed, 10);
        flow.Add(Measure.FirstPass, 9);
        Assert.Equal(new PersonPace(1_000, 0.9), PersonPace.Of(flow));
    }
}
