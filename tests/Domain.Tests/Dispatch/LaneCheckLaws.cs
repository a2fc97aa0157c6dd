using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Dispatch.Lanes;

namespace Scheduler.Tests.Domain.Dispatch;

/// <summary>How quality tasks come in between a person and a lane's own work.</summary>
public sealed class LaneCheckLaws
{
    private static readonly LaneCheck.Instead Training = new(new(new("quality-p"), 0), new("t"), IsGate: true);

    [Fact]
    public void Only_lanes_of_projects_with_quality_tasks_are_checked()
    {
        var index = Index();
        index.Publish(Lane("a") with { Project = new("p"), HasQualityTasks = true });
        index.Publish(Lane("b") with { Project = new("q") });
        Assert.Equal([new ProjectId("p"), null], index.Choose(Worker("ann"), ClaimPurpose.Work).Lanes.Select(l => l.Checks));
        Assert.IsType<ClaimStep.Check>(Flow(Checked("a", "p"), Plain("b")).Next);
        Assert.IsType<ClaimStep.Take>(Flow(Plain("b"), Checked("a", "p")).Next);
    }

    [Fact]
    public void An_open_check_leads_to_the_lanes_work_and_is_asked_once_a_project()
    {
        var flow = Flow(Checked("a", "p"), Checked("b", "p"), Checked("c", "q"));
        flow.Checked(new LaneCheck.Open());
        Assert.Equal("a", Assert.IsType<ClaimStep.Take>(flow.Next).Lane.Key.Batch.Value);
        flow.Taken(new(null, 1, null, false));
        Assert.Equal("b", Assert.IsType<ClaimStep.Take>(flow.Next).Lane.Key.Batch.Value);
        flow.Taken(new(null, 1, null, false));
        Assert.Equal("c", Assert.IsType<ClaimStep.Check>(flow.Next).Lane.Key.Batch.Value);
    }

    /// <summary>Whoever labels and reviews would get past the training by way of a review lane that is empty.</summary>
    [Fact]
    public void What_is_open_to_a_reviewer_says_nothing_of_the_labels()
    {
        RankedLane Review(int level) => Checked("a", "p") with { Key = new(new("a"), level) };
        var flow = Flow(Review(1), Review(2), Checked("a", "p"));
        flow.Checked(new LaneCheck.Open());
        flow.Taken(new(null, 1, null, false));
        Assert.Equal(2, Assert.IsType<ClaimStep.Take>(flow.Next).Lane.Key.Stage);
        flow.Taken(new(null, 1, null, false));
        Assert.Equal(0, Assert.IsType<ClaimStep.Check>(flow.Next).Lane.Key.Stage);
    }

    [Fact]
    public void What_is_given_instead_is_granted_under_its_own_lane_and_explained_like_all_work()
    {
        var (flow, other) = (Flow(Checked("a", "p")), Flow(Checked("a", "p")));
        flow.Checked(Training);
        other.Checked(new LaneCheck.Open());
        other.Taken(new(new OpenTask(new("t"), 10, 0, 0, 1, []), 1, null, false));
        var (instead, real) = (Assert.IsType<ClaimStep.Grant>(flow.Next), Assert.IsType<ClaimStep.Grant>(other.Next));
        Assert.Equal((Training.Key, Training.Task, real.Explanation), (instead.Lane.Key, instead.Task, instead.Explanation));
    }

    [Fact]
    public void Nobody_gets_past_a_gate_by_refusing_it()
    {
        foreach (var shut in new Action<ClaimFlow>[]
        {
            f => f.Checked(new LaneCheck.Shut(null)),
            f => { f.Checked(Training); f.Granted(GrantOutcome.Barred, null); },
            f => f.Failed(Noon),
        })
        {
            var flow = Flow(Checked("a", "p"), Plain("b"));
            shut(flow);
            Assert.Equal("b", Assert.IsType<ClaimStep.Take>(flow.Next).Lane.Key.Batch.Value);
        }
    }

    [Fact]
    public void Who_is_told_when_to_come_again_does()
    {
        var flow = Flow(Checked("a", "p"));
        flow.Checked(new LaneCheck.Shut(Noon));
        Assert.Equal(Noon, Assert.IsType<ClaimStep.Nothing>(flow.Next).RetryAt);
    }

    /// <summary>Were the lane asked by its other batch once more, the gate would have been passed by the first refusal.</summary>
    [Fact]
    public void A_gate_that_is_shut_is_shut_for_every_lane_of_its_project()
    {
        var flow = Flow(Checked("a", "p"), Checked("b", "p"));
        flow.Checked(new LaneCheck.Shut(null));
        Assert.Equal("b", Assert.IsType<ClaimStep.Check>(flow.Next).Lane.Key.Batch.Value);
    }

    [Fact]
    public void An_evaluation_that_is_refused_gives_way_to_the_lanes_work()
    {
        var flow = Flow(Checked("a", "p"));
        flow.Checked(Training with { IsGate = false });
        flow.Granted(GrantOutcome.Barred, null);
        Assert.Equal("a", Assert.IsType<ClaimStep.Take>(flow.Next).Lane.Key.Batch.Value);
    }

    private static ClaimFlow Flow(params RankedLane[] lanes)
    {
        var flow = new ClaimFlow(ClaimPurpose.Work, () => new("c"));
        flow.Chosen(new([.. lanes], "fifo", lanes.Length, []));
        return flow;
    }

    private static RankedLane Plain(string batch) => new(new(new(batch), 0), new(new("org"), Mode.Live), 1);

    private static RankedLane Checked(string batch, string project) => Plain(batch) with { Checks = new(project) };
}
