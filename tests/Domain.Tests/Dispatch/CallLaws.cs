using Scheduler.Domain.Annotators;
using Scheduler.Domain.Dispatch;
using static Scheduler.Tests.Domain.Dispatch.Lanes;

namespace Scheduler.Tests.Domain.Dispatch;

public sealed class CallLaws
{
    [Fact]
    public void As_many_are_woken_as_there_are_slots_and_the_longest_waiting_first()
    {
        var index = Index();
        index.Report(Waiting(Worker("late"), since: 2));
        index.Report(Waiting(Worker("early"), since: 0));
        index.Report(Waiting(Worker("middle"), since: 1));
        Assert.Equal(["early", "middle"], Woken(index.Publish(Lane("b", free: 2))));
    }

    [Fact]
    public void Nobody_is_woken_for_what_they_may_not_do()
    {
        var index = Index();
        index.Report(Waiting(Worker("reviewer", Roles.Reviewer)));
        index.Report(Waiting(Worker("labeler"), since: 9));
        Assert.Equal(["labeler"], Woken(index.Publish(Lane("b"))));
    }

    [Fact]
    public void Nobody_is_woken_for_what_they_have_seen()
    {
        var index = Index();
        index.Report(Waiting(Worker("ann"), seen: new Seen(Lane("b").Key, 5)));
        Assert.Empty(index.Publish(Lane("b", epoch: 5)));
        Assert.Equal(["ann"], Woken(index.Publish(Lane("b", epoch: 6, sequence: 2))));
    }

    [Fact]
    public void Who_begins_to_wait_is_called_to_an_unseen_lane_at_once()
    {
        var index = Index();
        index.Publish(Lane("b"));
        Assert.Equal(["ann"], Woken(index.Report(Waiting(Worker("ann")))));
    }

    /// <summary>Found in simulation: the one called took work elsewhere and the slot stayed idle until the next beat.</summary>
    [Fact]
    public void A_call_that_took_nothing_passes_on_to_the_next()
    {
        var index = Index();
        index.Report(Waiting(Worker("ann"), since: 0));
        index.Report(Waiting(Worker("bob"), since: 1));
        Assert.Equal(["ann"], Woken(index.Publish(Lane("b"))));
        Assert.Equal(["bob"], Woken(index.Report(Working(Worker("ann"), sequence: 2))));
    }

    [Fact]
    public void A_call_to_somebody_who_left_passes_on_to_the_next()
    {
        var index = Index();
        index.Report(Waiting(Worker("ann"), since: 0));
        index.Report(Waiting(Worker("bob"), since: 1));
        index.Publish(Lane("b"));
        Assert.Equal(["bob"], Woken(index.Gone(new("ann"), 1, 2)));
    }

    /// <summary>Found in simulation: a report overtaken by the leave after it made a ghost that used up calls.</summary>
    [Fact]
    public void An_earlier_word_does_not_bring_back_who_has_left()
    {
        var index = Index();
        index.Gone(new("ann"), 1, 2);
        index.Report(Waiting(Worker("ann"), sequence: 1));
        Assert.Empty(index.Publish(Lane("b")));
        Assert.Equal(["ann"], Woken(index.Report(Waiting(Worker("ann"), sequence: 3))));
    }

    [Fact]
    public void The_silent_are_gone_after_a_while()
    {
        var index = Index();
        index.Report(Waiting(Worker("ann")));
        for (var i = 0; i < DispatchIndex.SilentAfter; i++)
            index.ForgetSilent();
        Assert.False(index.Knows(new("ann")));
        Assert.Empty(index.Publish(Lane("b")));
    }

    [Fact]
    public void A_later_activation_with_a_clock_behind_is_heard_once_the_earlier_is_silent()
    {
        var index = Index();
        index.Publish(Lane("b", free: 0, since: 9));
        index.Publish(Lane("b", free: 1, since: 5));
        Assert.Empty(index.Choose(Worker("ann"), ClaimPurpose.Work).Lanes);
        for (var i = 0; i < DispatchIndex.SilentAfter; i++)
            index.ForgetSilent();
        index.Publish(Lane("b", free: 1, since: 5));
        Assert.Single(index.Choose(Worker("ann"), ClaimPurpose.Work).Lanes);
    }

    /// <summary>Found in simulation: of two activations of a batch the elder stayed, and nobody was ever called for its work again.</summary>
    [Fact]
    public void What_was_seen_of_a_later_activation_that_is_gone_says_nothing_of_the_elder()
    {
        var index = Index();
        index.Publish(Lane("b", since: 9, epoch: 9_001));
        index.Report(Waiting(Worker("ann"), sequence: 1, seen: new Seen(Lane("b").Key, 9_001)));
        for (var i = 0; i < DispatchIndex.SilentAfter; i++)
        {
            index.ForgetSilent();
            Assert.Empty(index.Report(Waiting(Worker("ann"), sequence: i + 2, seen: new Seen(Lane("b").Key, 9_001))));
        }

        Assert.Equal(["ann"], Woken(index.Publish(Lane("b", since: 5, epoch: 5_001))));

        // Who has looked there too is left alone, until something comes.
        Assert.Empty(index.Report(Waiting(Worker("ann"), sequence: 9, seen: new Seen(Lane("b").Key, 5_001))));
        Assert.Equal(["ann"], Woken(index.Publish(Lane("b", since: 5, epoch: 5_002, sequence: 2))));
    }

    [Fact]
    public void Who_wants_the_work_of_one_batch_gets_it_alone_and_keeps_nobody_from_the_rest()
    {
        var index = Lanes.Index();
        var ann = Lanes.Worker("ann") with { Focus = new("own") };
        index.Publish(Lanes.Lane("other"));
        Assert.Empty(index.Report(Lanes.Waiting(ann)));
        Assert.Equal("focus", Assert.Single(index.Choose(ann, ClaimPurpose.Work).Refused).Key);

        // Nobody who could look ahead there waits for her.
        Assert.Single(index.Choose(Lanes.Worker("bob"), ClaimPurpose.Prefetch).Lanes);
        Assert.Equal(["ann"], Lanes.Woken(index.Publish(Lanes.Lane("own"))));
        Assert.Equal("own", Assert.Single(index.Choose(ann, ClaimPurpose.Work).Lanes).Key.Batch.Value);
    }

    [Fact]
    public void When_somebody_keeps_what_they_were_asked_for_the_next_is_asked()
    {
        var index = Index();
        index.Publish(Lane("b", free: 0));
        index.Report(Working(Worker("one"), ahead: new(Lane("b").Key, new("t1"), 1)));
        index.Report(Working(Worker("two"), ahead: new(Lane("b").Key, new("t2"), 1)));
        var first = Assert.IsType<Call.GiveBack>(Assert.Single(index.Report(Waiting(Worker("ann")))));
        var second = Assert.IsType<Call.GiveBack>(Assert.Single(index.Kept(first)));
        Assert.Equal(["one", "two"], new[] { first.Annotator.Value, second.Annotator.Value }.Order());
        Assert.Empty(index.Kept(second));

        // Who waits no more needs no other.
        index.Report(Working(Worker("three"), ahead: new(Lane("b").Key, new("t3"), 1)));
        index.Report(Working(Worker("ann"), sequence: 2));
        Assert.Empty(index.Kept(first));
    }

    [Fact]
    public void A_waiting_person_has_each_unstarted_lease_asked_back_once_from_each_holder()
    {
        var index = Index();
        index.Publish(Lane("b", free: 0));
        var lease = new Prefetched(Lane("b").Key, new("t"), 1);
        index.Report(Working(Worker("holder"), ahead: lease));
        Assert.IsType<Call.GiveBack>(Assert.Single(index.Report(Waiting(Worker("ann")))));
        index.Report(Working(Worker("holder"), sequence: 2));
        Assert.Empty(index.Report(Working(Worker("holder"), sequence: 3, ahead: lease with { Token = 2 })));
        Assert.Empty(index.Report(Waiting(Worker("ann"), sequence: 2)));
    }
}
