using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Dispatch.Ordering;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Dispatch.Lanes;

namespace Scheduler.Tests.Domain.Dispatch;

public sealed class ChoiceLaws
{
    [Fact]
    public void Every_policy_is_a_total_order_and_needs_its_tie_break()
    {
        foreach (var policy in LanePolicy.All)
        {
            Assert.NotEqual(0, policy.Compare(Lane("a"), Lane("b")));
            Assert.Equal(Math.Sign(policy.Compare(Lane("a"), Lane("b"))), -Math.Sign(policy.Compare(Lane("b"), Lane("a"))));
            Assert.Equal(0, policy.Compare(Lane("a"), Lane("a")));
        }
    }

    [Fact]
    public void Reviews_come_before_new_work_and_calibration_before_production()
    {
        var review = Lane("a", stage: 1);
        var calibration = Lane("b", needs: Anybody with { Batch = BatchKind.Calibration });
        Assert.Equal([review, calibration, Lane("c")], new[] { Lane("c"), calibration, review }.Order(LanePolicy.PriorityThenDue));
    }

    [Fact]
    public void A_prefetch_does_not_take_what_a_waiting_person_could_have()
    {
        var index = Index();
        index.Report(Waiting(Worker("ann")));
        index.Publish(Lane("b", free: 1));
        Assert.Empty(index.Choose(Worker("bob"), ClaimPurpose.Prefetch).Lanes);
        Assert.Single(index.Choose(Worker("bob"), ClaimPurpose.Work).Lanes);
    }

    /// <summary>Found by reading: with more lanes than one choice holds, the last ones were never offered.</summary>
    [Fact]
    public void A_claim_reaches_every_lane()
    {
        var index = Index();
        for (var i = 0; i < 20; i++)
            index.Publish(Lane($"b{i:00}"));
        var tried = new List<LaneKey>();
        var flow = new ClaimFlow(ClaimPurpose.Work, () => new("c"));
        while (flow.Next is not ClaimStep.Nothing)
            if (flow.Next is ClaimStep.Choose choose)
                flow.Chosen(index.Choose(Worker("ann"), choose.Purpose, choose.Tried));
            else if (flow.Next is ClaimStep.Take take)
            {
                tried.Add(take.Lane.Key);
                flow.Taken(new(null, take.Lane.Epoch, null, false));
            }

        Assert.Equal(20, tried.Distinct().Count());
        Assert.Equal(20, ((ClaimStep.Nothing)flow.Next).Seen.Length);
    }

    [Fact]
    public void A_grant_says_of_which_batch_alone_the_person_wanted_work()
    {
        Assert.Contains("\"focus\":\"b\"", Explained(new("b")), StringComparison.Ordinal);
        Assert.DoesNotContain("focus", Explained(null), StringComparison.Ordinal);

        static string Explained(BatchId? focus)
        {
            var flow = new ClaimFlow(ClaimPurpose.Work, () => new("c"), focus);
            flow.Chosen(new([new(Lane("b").Key, Lane("b").Tenant, 1)], "fifo", 1, []));
            flow.Taken(new(new OpenTask(new("t"), 10, 0, 0, 1, ImmutableArray<Touch>.Empty), 1, null, false));
            return Assert.IsType<ClaimStep.Grant>(flow.Next).Explanation;
        }
    }

    [Fact]
    public void A_refused_grant_tries_the_same_lane_again_until_the_choice_is_stale()
    {
        var flow = new ClaimFlow(ClaimPurpose.Work, () => new("c"));
        flow.Chosen(new([new(Lane("b").Key, Lane("b").Tenant, 1)], "fifo", 1, []));
        for (var i = 0; i < ClaimFlow.MaxLostRaces; i++)
        {
            flow.Taken(new(new OpenTask(new($"t{i}"), 10, 0, 0, 1, ImmutableArray<Touch>.Empty), 1, null, false));
            Assert.IsType<ClaimStep.Grant>(flow.Next);
            flow.Granted(GrantOutcome.NoOpenSlot, null);
        }

        Assert.Empty(Assert.IsType<ClaimStep.Nothing>(flow.Next).Seen);
    }
}
