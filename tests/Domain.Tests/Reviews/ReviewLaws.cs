using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Reviews;

public sealed class ReviewLaws
{
    private const string Cat = """{"category":"cat"}""", Dog = """{"category":"dog"}""";

    [Fact]
    public void A_label_stage_closes_with_its_last_answer()
    {
        var task = Task(overlap: 2).Done(Ann);
        Assert.Equal(LabelTaskStatus.Pending, task.Status);
        Assert.Equal(LabelTaskStatus.Completed, task.Done(Bob).Status);
    }

    [Fact]
    public void An_accepted_response_stands_and_a_fixed_one_is_replaced()
    {
        Assert.Equal(Cat, Task(reviews: 1).Done(Ann).Done(Bob, Verdict.Accept, "dog").Response);
        Assert.Equal(Dog, Task(reviews: 1).Done(Ann).Done(Bob, Verdict.Fix, "dog").Response);
    }

    [Fact]
    public void Every_level_reviews_before_completion()
    {
        var task = Task(reviews: 2).Done(Ann).Done(Bob, Verdict.Accept);
        Assert.Equal((2, LabelTaskStatus.Pending), (task.Stage, task.Status));
        Assert.Equal(LabelTaskStatus.Completed, task.Done(Cyd, Verdict.Accept).Status);
    }

    [Fact]
    public void A_rejected_task_goes_back_to_other_people_and_at_last_to_an_adjudicator()
    {
        var task = Task(reviews: 1);
        for (var round = 0; round <= AdvanceRule.MaxRounds; round++)
            task = task.Done(new($"labeler-{round}")).Done(new($"reviewer-{round}"), Verdict.Reject);
        Assert.Equal((Plan.AdjudicateStage, StageKind.Adjudicate), (task.Stage, Plan.KindOf(task.Stage)));
        var done = task.Done(new("judge"), null, "dog");
        Assert.Equal((LabelTaskStatus.Completed, Dog), (done.Status, done.Response));
    }

    [Fact]
    public void A_merge_of_several_answers_says_how_they_agree()
    {
        var one = Task(overlap: 3).Done(Ann).Done(Bob).Granted(Cyd);
        var decision = SubmitRule.Decide(one, Submit(Cyd, one.LastToken, category: "dog"), Majority);
        Assert.Equal(2 / 3.0, decision.Change!.Agreement!.Value, 3);
        var alone = Task().Granted(Ann);
        Assert.Null(SubmitRule.Decide(alone, Submit(Ann, alone.LastToken), Majority).Change!.Agreement);
    }

    [Fact]
    public void A_new_round_opens_every_slot_again()
    {
        var task = Task(overlap: 2, reviews: 1).Done(Ann).Done(Bob).Done(Cyd, Verdict.Reject);
        Assert.Equal((0, 1, 2), (task.Stage, task.Round, task.OpenSlots));
    }
}
