using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Annotators;

public sealed class SteeringLaws
{
    private static readonly LeaseTerms Terms = new(false, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));

    private readonly Desk _desk = new(Ann, Noon);

    [Fact]
    public void Nobody_is_put_to_work_who_is_not_there()
    {
        Assert.False(_desk.Steer(Activity.Available));
        Assert.Equal(Activity.Offline, _desk.Activity);
        Arrive();
        Assert.True(_desk.Steer(Activity.Break));
        Assert.False(_desk.Steer(Activity.Break));
        Assert.Equal(Activity.Break, _desk.Activity);
    }

    [Fact]
    public void Who_was_sent_on_a_break_is_told_by_whom_and_why_until_they_choose_anew()
    {
        Arrive();
        _desk.Steer(Activity.Break, "Lunch");
        Assert.Equal(new MoveReason("manager", "Lunch"), _desk.Why);
        _desk.SetActivity(Activity.Available, Noon);
        Assert.Null(_desk.Why);
    }

    [Fact]
    public void What_is_taken_back_ends_and_leaves_the_screen_and_what_is_being_answered_stays()
    {
        Arrive();
        Show("t1", 1);
        var effects = TakeBack(null);
        Assert.Equal(AttemptState.Revoked, Assert.Single(effects.OfType<DeskEffect.End>()).State);
        Assert.Single(effects.OfType<DeskEffect.Withdraw>());

        Show("t2", 2);
        _desk.Accept(new("t2"), 2, Noon);
        Assert.Equal(0, _desk.TakeBack(new TaskId("t1"), "why", Noon));
        _desk.BeginSubmit(new("t2"), 2, Noon);
        Assert.Equal(0, _desk.TakeBack(null, "why", Noon));
        _desk.EndSubmit(new("t2"), 2, keep: true);
        effects = TakeBack(null);
        var end = Assert.Single(effects.OfType<DeskEffect.End>());
        Assert.Equal((AttemptState.Revoked, "why"), (end.State, end.Reason));
    }

    [Fact]
    public void Who_lost_started_work_to_a_manager_is_told_why_and_gets_it_again_only_after_the_cool_down()
    {
        Arrive();
        Show("t1", 1);
        _desk.Accept(new("t1"), 1, Noon);
        var effects = TakeBack(null);
        var withdrawn = Assert.Single(effects.OfType<DeskEffect.Withdraw>());
        Assert.Equal((AttemptState.Revoked, "why"), (withdrawn.State, withdrawn.Reason));
        Assert.Equal(Noon + AnnotatorLimits.CoolDown, Assert.Single(effects.OfType<DeskEffect.End>()).CoolUntil);
    }

    [Fact]
    public void An_assigned_task_is_shown_next_and_what_was_held_ahead_goes_back()
    {
        Arrive();
        Show("t1", 1);
        _desk.ClaimWon(ClaimPurpose.Prefetch, Lease("ahead", 1));
        _desk.Settle(Noon);
        _desk.Assign(Lease("wanted", 7));
        Assert.Equal("ahead", Assert.Single(_desk.Settle(Noon).OfType<DeskEffect.End>()).Lease.Task.Value);
        _desk.BeginSubmit(new("t1"), 1, Noon);
        _desk.EndSubmit(new("t1"), 1, keep: false);
        Assert.Equal("wanted", Assert.Single(_desk.Settle(Noon).OfType<DeskEffect.Show>()).Lease.Task.Value);
    }

    [Fact]
    public void What_a_manager_chose_somebody_for_is_not_taken_from_them_for_those_who_wait()
    {
        Arrive();
        Show("t1", 1);
        _desk.Assign(Lease("wanted", 7));
        Assert.All(_desk.Settle(Noon).OfType<DeskEffect.Report>(), r => Assert.Null(r.Prefetched));
        Assert.False(_desk.Yield(new("wanted"), 7));

        // Chosen after it was held ahead anyway.
        _desk.GiveBack(new("wanted"), 7);
        _desk.ClaimWon(ClaimPurpose.Prefetch, Lease("ahead", 2));
        Assert.NotNull(Assert.Single(_desk.Settle(Noon).OfType<DeskEffect.Report>()).Prefetched);
        Assert.True(_desk.Keep(new("ahead")));
        Assert.Null(Assert.Single(_desk.Settle(Noon).OfType<DeskEffect.Report>()).Prefetched);
        Assert.False(_desk.Yield(new("ahead"), 2));
        Assert.False(_desk.Keep(new("never")));
        Assert.True(_desk.GiveBackUnaccepted(new("ahead"), 2));
    }

    private void Arrive()
    {
        _desk.Connect("tab", Noon);
        _desk.SetActivity(Activity.Available, Noon);
        _desk.Settle(Noon);
    }

    private void Show(string task, long token)
    {
        _desk.ClaimWon(ClaimPurpose.Work, Lease(task, token));
        Assert.Single(_desk.Settle(Noon).OfType<DeskEffect.Show>());
    }

    private IReadOnlyList<DeskEffect> TakeBack(TaskId? task)
    {
        Assert.Equal(1, _desk.TakeBack(task, "why", Noon));
        return _desk.Settle(Noon);
    }

    private static DeskLease Lease(string task, long token) => new(new(new("o"), Mode.Live), new(task), new LaneKey(new("b"), 0), token, Terms);
}
