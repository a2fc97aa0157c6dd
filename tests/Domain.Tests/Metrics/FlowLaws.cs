using CsCheck;
using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Metrics;

public sealed class FlowLaws
{
    private static readonly TaskHome Home = new(new("org"), WorkforceId.Platform, new("project"), new("batch"));

    [Fact]
    public void However_the_events_are_cut_into_periods_the_sum_is_the_same() =>
        Gen.Select(RandomStory.Completed, Gen.Int[0, 100]).Sample((story, cut) =>
        {
            var seen = Observe(story).ToArray();
            var (first, second, whole) = (new FlowBook(), new FlowBook(), new FlowBook());
            foreach (var (one, i) in seen.Select((s, i) => (s, i)))
            {
                (i < cut ? first : second).Count(one);
                whole.Count(one);
            }

            first.Add(second);
            Assert.Equal(whole.Flows.Count, first.Flows.Count);
            foreach (var (key, flow) in whole.Flows)
                Assert.All(Enum.GetValues<Measure>(), m => Assert.Equal(flow[m], first.Flows[key][m]));
        }, iter: 300);

    [Fact]
    public void The_scopes_agree_with_each_other_and_with_the_story() =>
        RandomStory.Completed.Sample(story =>
        {
            var book = new FlowBook();
            foreach (var seen in Observe(story))
                book.Count(seen);
            var all = Flow(book, ScopeKind.All).Single();
            Assert.All(new[] { ScopeKind.Organization, ScopeKind.Workforce, ScopeKind.Project, ScopeKind.Batch }, kind =>
                Assert.All(Enum.GetValues<Measure>(), m => Assert.Equal(all[m], Flow(book, kind).Single()[m])));
            var people = Scheduler.Domain.Metrics.Flow.Sum(Flow(book, ScopeKind.Person));
            Assert.Equal(all[Measure.LabelAnswers], people[Measure.LabelAnswers]);
            Assert.Equal(all[Measure.Judged], people[Measure.Judged]);
            Assert.Equal(story.Steps.Count(s => s.IsAnswer), all[Measure.LabelAnswers] + all[Measure.ReviewAnswers]);
            Assert.Equal(1, all[Measure.Completed]);
            Assert.Equal((long)Math.Max(0, story.Turnaround!.Value.TotalMilliseconds), all.Turnaround.Sum);
            var figures = Figures.Of(all).Waterfall!;
            Assert.Equal(all.Turnaround.Sum, figures.QueueWait + figures.OfferWait + figures.ActiveWork + figures.IdleInLease + figures.Rework + figures.ReviewWait + figures.ReviewWork, 3);
        }, iter: 300);

    [Fact]
    public void A_figure_of_nothing_is_absent_and_not_zero()
    {
        var figures = Figures.Of(new());
        Assert.Null(figures.Turnaround);
        Assert.Null(figures.Waterfall);
        Assert.Null(figures.Sla);
        Assert.Null(figures.Work.LabelActiveMs);
        Assert.Null(figures.Work.Utilisation);
        Assert.Null(figures.Offers.AcceptRate);
        Assert.Null(figures.Quality.FirstPassYield);
        Assert.Null(figures.Quality.Agreement);
    }

    [Fact]
    public void Shares_are_of_what_was_decided()
    {
        var flow = new Flow();
        flow.Add(Measure.Due, 10);
        flow.Add(Measure.OnTime, 9);
        flow.Add(Measure.OffersAccepted, 6);
        flow.Add(Measure.OffersDeclined, 1);
        flow.Add(Measure.OffersLapsed, 1);
        flow.Add(Measure.Reviewed, 4);
        flow.Add(Measure.FirstPass, 3);
        flow.Add(Measure.Judged, 5);
        flow.Add(Measure.Overturned, 1);
        flow.Add(Measure.LabelActiveMs, 30_000);
        flow.Add(Measure.LabelActiveTold, 2);
        flow.Add(Measure.PresentMs, 60_000);
        var f = Figures.Of(flow);
        Assert.Equal(0.9, f.Sla!.Attainment);
        Assert.Equal((0.75, 0.125, 0.125), (f.Offers.AcceptRate!.Value, f.Offers.DeclineRate!.Value, f.Offers.LapseRate!.Value));
        Assert.Equal((0.75, 0.2), (f.Quality.FirstPassYield!.Value, f.Quality.OverturnRate!.Value));
        Assert.Equal((15_000, 0.5), (f.Work.LabelActiveMs!.Value, f.Work.Utilisation!.Value));
    }

    [Fact]
    public void A_client_that_counts_more_than_there_was_is_not_believed()
    {
        var book = new FlowBook();
        book.Count(new(Home, new TaskStep(TaskEventKind.Submitted, Noon.AddSeconds(10), LabelTaskStatus.Pending, 0, 0)
        {
            Token = 1,
            Annotator = Ann,
            AttemptState = AttemptState.Submitted,
            OfferedAt = Noon,
            AcceptedAt = Noon,
            ActiveMs = 3_600_000,
        }));
        Assert.Equal(10_000, Flow(book, ScopeKind.All).Single()[Measure.LabelActiveMs]);
        Assert.Equal(0, Flow(book, ScopeKind.All).Single()[Measure.OffersAccepted]);
    }

    [Fact]
    public void A_task_that_several_answered_is_one_task_compared_and_each_of_them_stands_with_its_agreement()
    {
        var book = new FlowBook();
        book.Count(new(Home, new TaskStep(TaskEventKind.Submitted, Noon, LabelTaskStatus.Completed, 0, 0) { Token = 2, Annotator = Ann, AttemptState = AttemptState.Submitted })
        {
            Agreement = 0.75,
            Compared = [Ann, Bob],
        });
        foreach (var flow in new[] { Flow(book, ScopeKind.All).Single(), book.Of(MetricScope.Of(Ann))!, book.Of(MetricScope.Of(Bob))! })
            Assert.Equal((1L, 0.75), (QualityFigures.Of(flow).Compared, QualityFigures.Of(flow).Agreement!.Value));
    }

    private static IEnumerable<Observation> Observe(TaskStory story) =>
        story.Steps.Select(s => new Observation(Home, s, s == story.Completion ? story : null));

    [Fact]
    public void A_batch_that_moves_to_another_workforce_has_one_flow_under_the_later_one()
    {
        var (platform, own) = (Home(WorkforceId.Platform), Home(new("o")));
        var book = new FlowBook();
        book.Count(platform, Measure.Arrived, 2);
        book.Count(own, Measure.Arrived, 3);
        var (key, flow) = Assert.Single(book.Flows, f => f.Key.Scope.Kind == ScopeKind.Batch);
        Assert.Equal((own.Workforce, 5), (key.Workforce, flow[Measure.Arrived]));
        Assert.Equal(5, book.Of(MetricScope.Of(own.Batch))![Measure.Arrived]);
        Assert.Equal((2, 3), (book.Of(MetricScope.Of(platform.Workforce))![Measure.Arrived], book.Of(MetricScope.Of(own.Workforce))![Measure.Arrived]));

        // Summed from rows of both times, in either order.
        var (first, second, sum) = (new FlowBook(), new FlowBook(), new FlowBook());
        first.Count(platform, Measure.Arrived);
        second.Count(own, Measure.Arrived);
        sum.Add(first);
        sum.Add(second);
        sum.Add(first);
        Assert.Equal(3, Assert.Single(Flow(sum, ScopeKind.Batch))[Measure.Arrived]);
        Assert.Equal(sum.Flows.Count, sum.Flows.Keys.DistinctBy(k => (k.Scope, k.Project)).Count());

        static TaskHome Home(WorkforceId workforce) => new(new("o"), workforce, new("p"), new("b"));
    }

    private static IEnumerable<Flow> Flow(FlowBook book, ScopeKind kind) => book.Flows.Where(f => f.Key.Scope.Kind == kind).Select(f => f.Value);
}
