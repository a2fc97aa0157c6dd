using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Tasks;

public sealed class GrantLaws
{
    [Fact]
    public void A_repeated_grant_changes_nothing_and_finds_its_lease()
    {
        var task = Task().Granted(Ann);
        var again = GrantRule.Decide(task, Grant(Ann));
        Assert.Equal((GrantOutcome.Granted, null), (again.Outcome, again.Change));
        Assert.Equal(1, again.Attempt!.Token);
    }

    [Fact]
    public void A_repeated_grant_whose_lease_has_ended_says_so() =>
        Assert.Equal(GrantOutcome.Ended, GrantRule.Decide(Task().Granted(Ann).Ended(Ann, 1), Grant(Ann)).Outcome);

    [Fact]
    public void A_token_is_never_given_twice()
    {
        var task = Task().Granted(Ann).Ended(Ann, 1).Granted(Bob);
        Assert.Equal(2, task.LastToken);
    }

    [Fact]
    public void More_people_than_slots_are_refused()
    {
        var task = Task(overlap: 2).Granted(Ann).Granted(Bob);
        Assert.Equal([0, 1], task.Attempts.Select(a => a.Slot));
        Assert.Equal(GrantOutcome.NoOpenSlot, GrantRule.Decide(task, Grant(Cyd)).Outcome);
    }

    [Fact]
    public void A_person_holds_one_slot_of_a_task_at_most() =>
        Assert.Equal(GrantOutcome.Barred, GrantRule.Decide(Task(overlap: 2).Granted(Ann), Grant(Ann, command: "other")).Outcome);

    [Fact]
    public void A_person_answers_a_task_once_in_any_stage()
    {
        var task = Task(reviews: 1).Done(Ann);
        Assert.Equal(GrantOutcome.Barred, GrantRule.Decide(task, Grant(Ann, stage: 1)).Outcome);
    }

    [Fact]
    public void A_cooling_person_is_refused_until_the_time_and_not_after()
    {
        var task = Task().Granted(Ann).Ended(Ann, 1, coolUntil: Noon.AddSeconds(30));
        Assert.Equal(GrantOutcome.Barred, GrantRule.Decide(task, Grant(Ann, command: "a", at: Noon.AddSeconds(29))).Outcome);
        Assert.Equal(GrantOutcome.Granted, GrantRule.Decide(task, Grant(Ann, command: "b", at: Noon.AddSeconds(30))).Outcome);
    }

    [Fact]
    public void A_person_who_declined_for_good_never_gets_it_again()
    {
        var task = Task().Granted(Ann).Ended(Ann, 1, coolUntil: Moments.Never);
        Assert.Equal(GrantOutcome.Barred, GrantRule.Decide(task, Grant(Ann, command: "a", at: Noon.AddYears(50))).Outcome);
    }

    [Fact]
    public void A_manager_gives_a_task_to_whom_they_choose_though_they_declined_it_for_good()
    {
        var task = Task().Granted(Ann).Ended(Ann, 1, coolUntil: Moments.Never);
        Assert.Equal(GrantOutcome.Granted, GrantRule.Decide(task, Grant(Ann, command: "a") with { Assigned = true }).Outcome);
    }

    [Fact]
    public void What_a_manager_chooses_is_no_second_answer_and_no_review_of_own_work()
    {
        Assert.Equal(GrantOutcome.Barred, GrantRule.Decide(Task(overlap: 2).Granted(Ann), Grant(Ann, command: "a") with { Assigned = true }).Outcome);
        Assert.Equal(GrantOutcome.Barred, GrantRule.Decide(Task(reviews: 1).Done(Ann), Grant(Ann, stage: 1) with { Assigned = true }).Outcome);
    }

    [Fact]
    public void A_task_that_has_moved_on_refuses_the_stage_it_was_chosen_for() =>
        Assert.Equal(GrantOutcome.OtherStage, GrantRule.Decide(Task(reviews: 1).Done(Ann), Grant(Bob, stage: 0)).Outcome);

    [Fact]
    public void A_closed_task_is_given_to_nobody() =>
        Assert.Equal(GrantOutcome.TaskClosed, GrantRule.Decide(Task().Done(Ann), Grant(Bob)).Outcome);

    [Fact]
    public void Time_never_runs_backwards_within_a_task()
    {
        var task = Task().Granted(Ann);
        var early = GrantRule.Decide(task with { Plan = new(2, 0) }, Grant(Bob, at: Noon.AddHours(-1)));
        Assert.Equal(task.ChangedAt, early.Change!.At);
    }
}
