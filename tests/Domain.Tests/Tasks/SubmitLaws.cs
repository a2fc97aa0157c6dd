using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Tasks;

public sealed class SubmitLaws
{
    [Fact]
    public void A_repeated_submit_changes_nothing_and_is_accepted_again()
    {
        var task = Task().Done(Ann);
        var again = SubmitRule.Decide(task, Submit(Ann, 1), Majority);
        Assert.Equal((SubmitOutcome.Accepted, null), (again.Outcome, again.Change));
    }

    [Fact]
    public void A_second_answer_to_the_same_lease_is_refused()
    {
        var task = Task(overlap: 2).Done(Ann);
        Assert.Equal(SubmitOutcome.AlreadySubmitted, SubmitRule.Decide(task, Submit(Ann, 1, command: "other"), Majority).Outcome);
    }

    [Fact]
    public void Anothers_token_is_unknown()
    {
        var task = Task().Granted(Ann);
        Assert.Equal(SubmitOutcome.UnknownLease, SubmitRule.Decide(task, Submit(Bob, 1), Majority).Outcome);
        Assert.Equal(SubmitOutcome.UnknownLease, SubmitRule.Decide(task, Submit(Ann, 7), Majority).Outcome);
    }

    [Fact]
    public void A_late_answer_to_a_free_slot_is_granted_again_and_accepted_in_one_step()
    {
        var task = Task().Granted(Ann).Ended(Ann, 1);
        var late = SubmitRule.Decide(task, Submit(Ann, 1), Majority);
        Assert.Equal(SubmitOutcome.Salvaged, late.Outcome);
        var after = task.Apply(late.Change!);
        Assert.Equal((LabelTaskStatus.Completed, 2L), (after.Status, after.LastToken));
        Assert.Equal(SubmitOutcome.Salvaged, SubmitRule.Decide(after, Submit(Ann, 1), Majority).Outcome);
    }

    [Fact]
    public void A_late_answer_to_a_taken_slot_is_kept_and_not_counted()
    {
        var task = Task().Granted(Ann).Ended(Ann, 1).Granted(Bob);
        var late = SubmitRule.Decide(task, Submit(Ann, 1), Majority);
        Assert.Equal(SubmitOutcome.Late, late.Outcome);
        var after = task.Apply(late.Change!);
        Assert.True(after.ByToken(2)!.IsLive);
        Assert.Equal((AttemptState.Late, LabelTaskStatus.Pending), (after.ByToken(1)!.State, after.Status));
        var again = SubmitRule.Decide(after, Submit(Ann, 1), Majority);
        Assert.Equal((SubmitOutcome.Late, null), (again.Outcome, again.Change));
    }

    /// <summary>Found in simulation: the late answer wiped the cool-down.</summary>
    [Fact]
    public void A_late_answer_does_not_end_the_cool_down()
    {
        var task = Task().Granted(Ann).Ended(Ann, 1, coolUntil: Moments.Never).Granted(Bob);
        var after = task.Apply(SubmitRule.Decide(task, Submit(Ann, 1), Majority).Change!).Ended(Bob, 2);
        Assert.Equal(GrantOutcome.Barred, GrantRule.Decide(after, Grant(Ann, command: "again")).Outcome);
    }

    [Fact]
    public void A_late_answer_of_an_earlier_round_is_not_salvaged()
    {
        var task = Task(overlap: 1, reviews: 1).Granted(Ann).Ended(Ann, 1).Done(Bob).Done(Cyd, Verdict.Reject);
        Assert.Equal((0, 1), (task.Stage, task.Round));
        Assert.Equal(SubmitOutcome.Late, SubmitRule.Decide(task, Submit(Ann, 1), Majority).Outcome);
    }

    [Fact]
    public void A_person_who_holds_the_task_again_is_not_salvaged_beside_it()
    {
        var task = Task(overlap: 2).Granted(Ann).Ended(Ann, 1).Granted(Ann, command: "again");
        Assert.Equal(SubmitOutcome.Late, SubmitRule.Decide(task, Submit(Ann, 1), Majority).Outcome);
    }

    [Fact]
    public void A_review_needs_a_verdict_and_a_label_none()
    {
        var label = Task(reviews: 1).Granted(Ann);
        Assert.Equal(SubmitOutcome.VerdictMismatch, SubmitRule.Decide(label, Submit(Ann, 1, Verdict.Accept), Majority).Outcome);
        var review = label.Answered(Ann, 1).Granted(Bob, 1);
        Assert.Equal(SubmitOutcome.VerdictMismatch, SubmitRule.Decide(review, Submit(Bob, 2), Majority).Outcome);
    }
}
