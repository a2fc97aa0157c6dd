using Scheduler.Domain;
using Scheduler.Domain.Tasks;

namespace Scheduler.Tests.Domain.Tasks;

public class PastResponseLaws
{
    [Theory, InlineData(1, 0), InlineData(3, 0), InlineData(1, 2), InlineData(3, 1)]
    public void Of_the_answers_comes_the_response_that_the_rules_made_then(int overlap, int reviews)
    {
        var completed = 0;
        for (var seed = 0; seed < 60; seed++)
            if (Lived(Given.Task(overlap, reviews), new Random(seed)) is { Status: LabelTaskStatus.Completed } task)
            {
                Assert.Equal(task.Response, PastResponse.Of(task.Plan, task.Attempts, Given.Majority));
                completed++;
            }

        Assert.True(completed > 20, $"{completed}");
    }

    [Fact]
    public void Too_few_answers_make_none() =>
        Assert.Null(PastResponse.Of(new(2, 0), Given.Task(2).Done(Given.Ann).Attempts, Given.Majority));

    private static LabelTask Lived(LabelTask task, Random draws)
    {
        Verdict[] verdicts = [Verdict.Accept, Verdict.Fix, Verdict.Reject];
        for (var i = 0; i < 40 && task.Status == LabelTaskStatus.Pending; i++)
            task = task.Done(
                new AnnotatorId($"a{i}"), Plan.KindOf(task.Stage) == StageKind.Review ? verdicts[draws.Next(3)] : null, draws.Next(2) == 0 ? "cat" : "dog");
        return task;
    }
}
