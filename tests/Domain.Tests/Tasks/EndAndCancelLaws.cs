using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Tasks;

public sealed class EndAndCancelLaws
{
    [Fact]
    public void A_repeated_end_changes_nothing_and_says_ended()
    {
        var task = Task().Granted(Ann).Ended(Ann, 1);
        var again = EndRule.Decide(task, End(Ann, 1));
        Assert.Equal((EndOutcome.Ended, null), (again.Outcome, again.Change));
    }

    /// <summary>Found in simulation: a cool-down finer than its row ended later in memory than in the rows.</summary>
    [Fact]
    public void Times_of_a_change_are_whole_milliseconds()
    {
        var odd = Noon.AddTicks(12_345);
        var decision = EndRule.Decide(Task().Granted(Ann), End(Ann, 1, coolUntil: odd) with { OfferedAt = odd, AcceptedAt = odd, Now = odd });
        var lease = decision.Change!.Attempt!;
        DateTimeOffset?[] times = [decision.Change.At, lease.CoolUntil, lease.Times.OfferedAt, lease.Times.AcceptedAt, lease.Times.EndedAt];
        Assert.All(times, t => Assert.Equal(Noon.AddMilliseconds(1), t));
    }

    [Fact]
    public void An_old_token_never_ends_a_newer_lease()
    {
        var task = Task().Granted(Ann).Ended(Ann, 1).Granted(Bob);
        Assert.Null(EndRule.Decide(task, End(Ann, 1) with { Command = new("x") }).Change);
        Assert.Equal(EndOutcome.UnknownLease, EndRule.Decide(task, End(Ann, 2)).Outcome);
    }

    [Fact]
    public void An_answered_lease_does_not_end() =>
        Assert.Equal(EndOutcome.NotLive, EndRule.Decide(Task(overlap: 2).Done(Ann), End(Ann, 1)).Outcome);

    [Theory]
    [InlineData(AttemptState.Live)]
    [InlineData(AttemptState.Submitted)]
    [InlineData(AttemptState.Late)]
    public void A_lease_ends_in_an_ending_state_only(AttemptState state) =>
        Assert.Throws<InvariantBrokenException>(() => EndRule.Decide(Task().Granted(Ann), End(Ann, 1, state)));

    [Fact]
    public void Canceling_twice_is_no_error_and_changes_nothing()
    {
        var task = Task().Apply(CancelRule.Decide(Task(), new("c"), Noon).Change!);
        var again = CancelRule.Decide(task, new("d"), Noon);
        Assert.Equal((CancelOutcome.Canceled, null), (again.Outcome, again.Change));
    }

    [Fact]
    public void A_task_is_begun_while_somebody_holds_it_and_for_good_once_somebody_has_answered()
    {
        Assert.False(Task().IsBegun);
        Assert.True(Task().Granted(Ann).IsBegun);
        Assert.False(Task().Granted(Ann).Ended(Ann, 1).IsBegun);
        Assert.True(Task(overlap: 2).Done(Ann).IsBegun);
        Assert.True(Task(overlap: 2).Done(Ann).Granted(Bob).Ended(Bob, 2).IsBegun);
    }

    [Fact]
    public void Work_that_has_started_is_not_canceled()
    {
        Assert.Equal(CancelOutcome.Leased, CancelRule.Decide(Task().Granted(Ann), new("c"), Noon).Outcome);
        Assert.Equal(CancelOutcome.WorkStarted, CancelRule.Decide(Task(overlap: 2).Done(Ann), new("c"), Noon).Outcome);
        Assert.Equal(CancelOutcome.Closed, CancelRule.Decide(Task().Done(Ann), new("c"), Noon).Outcome);
    }
}
