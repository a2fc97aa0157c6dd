using CsCheck;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Metrics;

public sealed class WaterfallLaws
{
    [Fact]
    public void The_parts_of_every_completed_task_sum_to_its_turnaround_exactly() =>
        RandomStory.Completed.Sample(story =>
        {
            var waterfall = WaterfallRule.Of(story)!;
            var parts = Enum.GetValues<WaterfallPart>().ToDictionary(p => p, p => waterfall[p]);
            Assert.All(parts.Values, p => Assert.True(p >= 0));
            Assert.Equal(Math.Max(0, (long)story.Turnaround!.Value.TotalMilliseconds), Waterfall.Inner.Sum(p => waterfall[p]));
            Assert.Equal(waterfall.Turnaround, Waterfall.Inner.Sum(p => waterfall[p]));
            Assert.Equal((long)(story.AcceptedForWorkAt - story.CreatedAt).TotalMilliseconds + waterfall.Turnaround + waterfall[WaterfallPart.CallbackWait], parts.Values.Sum());
        }, iter: 2_000);

    [Fact]
    public void Waiting_an_offer_work_and_rest_are_told_apart()
    {
        // Launched after 10 s; leased at 30, shown at 40, taken at 45, answered at 105 with 50 s of work; called back 2 s later.
        var story = Story(launched: 10, calledBack: 107,
            Granted(30, 1), Answered(105, 1, offered: 40, accepted: 45, active: 50_000));
        var w = WaterfallRule.Of(story)!;
        Assert.Equal(95_000, w.Turnaround);
        Assert.Equal([10_000, 30_000, 5_000, 50_000, 10_000, 0, 0, 0, 2_000], Parts(w));
    }

    [Fact]
    public void A_lease_that_ended_without_an_answer_was_idle_and_the_task_waits_again()
    {
        var story = Story(null, null,
            Granted(0, 1), Ended(60, 1, AttemptState.Expired, offered: 0, accepted: 0),
            Granted(90, 2), Answered(100, 2, offered: 90, accepted: 90, active: 10_000));
        Assert.Equal([0, 30_000, 0, 10_000, 60_000, 0, 0, 0, 0], Parts(WaterfallRule.Of(story)!));
    }

    [Fact]
    public void Whose_client_counts_nothing_is_taken_to_have_worked()
    {
        var story = Story(null, null, Granted(0, 1), Answered(40, 1, offered: 10, accepted: 10, active: 0));
        Assert.Equal([0, 10_000, 0, 30_000, 0, 0, 0, 0, 0], Parts(WaterfallRule.Of(story)!));
    }

    [Fact]
    public void Two_who_label_at_once_cost_the_time_of_the_longer_one_only()
    {
        // In hand 0–60 and 20–80: 80 s in all, 90 of 120 s of them worked.
        var story = Story(null, null, overlap: 2, reviews: 0,
            Granted(0, 1), Granted(20, 2), Answered(60, 1, 0, 0, 30_000, status: LabelTaskStatus.Pending), Answered(80, 2, 20, 20, 60_000));
        Assert.Equal([0, 0, 0, 60_000, 20_000, 0, 0, 0, 0], Parts(WaterfallRule.Of(story)!));
    }

    [Fact]
    public void A_rejected_task_is_reworked_and_reviewed_again()
    {
        var story = Story(null, null, overlap: 1, reviews: 1,
            Granted(10, 1), Answered(20, 1, 10, 10, 10_000, status: LabelTaskStatus.Pending, stage: 1),
            Granted(50, 2, stage: 1), Answered(60, 2, 50, 52, 0, LabelTaskStatus.Pending, stage: 0, round: 1, attemptStage: 1, verdict: Verdict.Reject),
            Granted(70, 3, round: 1), Answered(90, 3, 70, 70, 5_000, LabelTaskStatus.Pending, stage: 1, round: 1, attemptRound: 1),
            Granted(91, 4, stage: 1, round: 1), Answered(96, 4, 91, 91, 0, stage: 1, round: 1, attemptStage: 1, attemptRound: 1, verdict: Verdict.Accept));
        var w = WaterfallRule.Of(story)!;
        Assert.Equal([0, 10_000, 0, 10_000, 0, 30_000, 33_000, 13_000, 0], Parts(w));
        Assert.Equal("34 % of turnaround is review wait", Bottleneck.Of(p => w[p])!.Text);
    }

    [Fact]
    public void A_task_without_a_completion_has_no_waterfall() =>
        Assert.Null(WaterfallRule.Of(Story(null, null, Granted(0, 1), Ended(5, 1, AttemptState.Lapsed))));

    [Fact]
    public void What_goes_back_to_work_starts_a_new_turnaround()
    {
        var story = Story(0, null,
            Granted(0, 1), Answered(10, 1, 0, 0, 0),
            new TaskStep(TaskEventKind.Recalled, At(100), LabelTaskStatus.Pending, 0, 1),
            Granted(110, 2, round: 1), Answered(130, 2, 110, 110, 0, round: 1, attemptRound: 1));
        var w = WaterfallRule.Of(story)!;
        Assert.Equal(30_000, w.Turnaround);
        Assert.Equal(30_000, w[WaterfallPart.Rework]);
    }

    private static long[] Parts(Waterfall w) => [.. Enum.GetValues<WaterfallPart>().Select(p => w[p])];

    private static DateTimeOffset At(int second) => Noon.AddSeconds(second);

    private static TaskStory Story(int? launched, int? calledBack, params TaskStep[] steps) => Story(launched, calledBack, 1, 0, steps);

    private static TaskStory Story(int? launched, int? calledBack, int overlap, int reviews, params TaskStep[] steps) =>
        new(Noon, launched is { } l ? At(l) : null, new(overlap, reviews), steps, calledBack is { } c ? At(c) : null);

    private static TaskStep Granted(int at, long token, int stage = 0, int round = 0) =>
        new(TaskEventKind.Granted, At(at), LabelTaskStatus.Pending, stage, round) { Token = token, Annotator = Ann, AttemptStage = stage, AttemptRound = round };

    private static TaskStep Ended(int at, long token, AttemptState state, int? offered = null, int? accepted = null) =>
        new(TaskEventKind.Ended, At(at), LabelTaskStatus.Pending, 0, 0)
        {
            Token = token,
            Annotator = Ann,
            AttemptState = state,
            OfferedAt = offered is { } o ? At(o) : null,
            AcceptedAt = accepted is { } a ? At(a) : null,
        };

    private static TaskStep Answered(
        int at, long token, int offered, int accepted, long active, LabelTaskStatus status = LabelTaskStatus.Completed,
        int stage = 0, int round = 0, int attemptStage = 0, int attemptRound = 0, Verdict? verdict = null) =>
        new(TaskEventKind.Submitted, At(at), status, stage, round)
        {
            Token = token,
            Annotator = Ann,
            AttemptStage = attemptStage,
            AttemptRound = attemptRound,
            AttemptState = AttemptState.Submitted,
            Verdict = verdict,
            OfferedAt = At(offered),
            AcceptedAt = At(accepted),
            ActiveMs = active,
        };
}
