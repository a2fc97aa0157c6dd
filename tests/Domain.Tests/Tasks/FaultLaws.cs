using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Tasks;

public sealed class FaultLaws
{
    [Fact]
    public void A_fault_closes_a_task_that_nobody_has_begun_with_its_response()
    {
        var task = Task(overlap: 2).Granted(Ann).Ended(Ann, 1);
        var decision = FaultRule.Decide(task, """{"error":"e"}""", new("f"), Noon);
        var after = task.Apply(decision.Change!);
        Assert.Equal((FaultOutcome.Faulted, LabelTaskStatus.Error, """{"error":"e"}""", 0), (decision.Outcome, after.Status, after.Response, after.OpenSlots));

        var again = FaultRule.Decide(after, """{"error":"other"}""", new("f"), Noon);
        Assert.Equal((FaultOutcome.Faulted, null), (again.Outcome, again.Change));
    }

    [Fact]
    public void Work_that_has_started_outweighs_a_fault()
    {
        Assert.Equal(FaultOutcome.Leased, FaultRule.Decide(Task().Granted(Ann), "{}", new("f"), Noon).Outcome);
        Assert.Equal(FaultOutcome.WorkStarted, FaultRule.Decide(Task(overlap: 2).Done(Ann), "{}", new("f"), Noon).Outcome);
        Assert.Equal(FaultOutcome.Closed, FaultRule.Decide(Task().Done(Ann), "{}", new("f"), Noon).Outcome);
        Assert.Equal(FaultOutcome.Closed, FaultRule.Decide(Task().Apply(CancelRule.Decide(Task(), new("c"), Noon).Change!), "{}", new("f"), Noon).Outcome);
    }

    [Fact]
    public void A_late_answer_leaves_the_fault_and_its_response()
    {
        var task = Task().Granted(Ann).Ended(Ann, 1);
        task = task.Apply(FaultRule.Decide(task, """{"error":"e"}""", new("f"), Noon).Change!);
        var late = SubmitRule.Decide(task, Submit(Ann, 1), Majority);
        Assert.Equal(SubmitOutcome.Late, late.Outcome);
        Assert.Equal((LabelTaskStatus.Error, """{"error":"e"}"""), (task.Apply(late.Change!).Status, task.Apply(late.Change!).Response));
    }
}
