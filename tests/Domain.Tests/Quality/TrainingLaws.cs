using Scheduler.Domain;
using Scheduler.Domain.Quality;

namespace Scheduler.Tests.Domain.Quality;

public sealed class TrainingLaws
{
    private const double Bar = 0.8;

    [Fact]
    public void Every_task_comes_once_before_any_comes_again()
    {
        Assert.Equal(Give("a", 0), TrainingRule.Next([Task("a"), Task("b")], Bar));
        Assert.Equal(Give("b", 0), TrainingRule.Next([Task("a", Done(0, 0)), Task("b")], Bar));
        Assert.Equal(Give("a", 1), TrainingRule.Next([Task("a", Done(0, 0)), Task("b", Done(0, 1))], Bar));
    }

    [Fact]
    public void The_mean_of_the_best_scores_decides_and_the_bar_itself_is_enough()
    {
        Assert.Equal(new TrainingStep.Passed(0.8), TrainingRule.Next([Task("a", Done(0, 0.6)), Task("b", Done(0, 0), Done(1, 1))], Bar));
        Assert.Equal(Give("a", 1), TrainingRule.Next([Task("a", Done(0, 0.59)), Task("b", Done(0, 1))], Bar));
        Assert.IsType<TrainingStep.Passed>(TrainingRule.Next([Task("a", Done(0, 0))], bar: 0));
    }

    [Fact]
    public void A_try_that_came_back_is_given_again_and_one_in_hand_is_not()
    {
        Assert.Equal(Give("a", 1), TrainingRule.Next([Task("a", Done(0, 0), Try(1, TryState.Open))], Bar));
        Assert.Equal(Give("b", 0), TrainingRule.Next([Task("a", Try(0, TryState.Held)), Task("b")], Bar));
        Assert.Equal(new TrainingStep.Wait(InHand: true), TrainingRule.Next([Task("a", Try(0, TryState.Held)), Task("b", Done(0, 1))], Bar));
        Assert.Equal(new TrainingStep.Wait(InHand: false), TrainingRule.Next([Task("a", Try(0, TryState.Cooling)), Task("b", Done(0, 1))], Bar));
    }

    /// <summary>Whatever scores are thrown: it ends, by a pass or at the last try, and never asks for what was not asked before.</summary>
    [Fact]
    public void It_ends_within_the_tries()
    {
        for (var seed = 0u; seed < 500; seed++)
        {
            var (random, tasks, steps) = (new Random((int)seed), new Dictionary<string, List<TrainingTry>> { ["a"] = [], ["b"] = [], ["c"] = [] }, 0);
            while (true)
            {
                TrainingTask[] now = [.. tasks.Select(t => new TrainingTask(t.Key, [.. t.Value]))];
                if (TrainingRule.Next(now, Bar) is not TrainingStep.Give give)
                {
                    Assert.True(now.Average(t => t.Best) >= Bar || now.All(t => t.Best == 1 || t.Tries.Length == QualityLimits.MaxTrainingTries));
                    break;
                }

                Assert.Equal(tasks[give.Task].Count, give.Number);
                tasks[give.Task].Add(Done(give.Number, random.NextDouble()));
                Assert.True(++steps <= 3 * QualityLimits.MaxTrainingTries);
            }
        }
    }

    [Fact]
    public void An_attempt_is_named_after_who_tries_what_and_seems_as_old_as_its_task()
    {
        const string quality = "019a2b3c4d5e0001deadbeef";
        var id = QualityAttemptId.Of(quality, new("ann"), 0);
        Assert.Equal(id, QualityAttemptId.Of(quality, new("ann"), 0));
        Assert.Equal((24, quality[..16]), (id.Value.Length, id.Value[..16]));
        Assert.All(id.Value, c => Assert.True(char.IsAsciiHexDigitLower(c)));
        Assert.Equal(4, new[] { id, QualityAttemptId.Of(quality, new("bob"), 0), QualityAttemptId.Of(quality, new("ann"), 1), new TaskId(quality) }.Distinct().Count());
        Assert.Equal(QualityAttemptId.MaxNames, Enumerable.Range(0, QualityAttemptId.MaxNames).Select(name => QualityAttemptId.Of(quality, new("ann"), 0, name)).Distinct().Count());
        Assert.True(QualityBatch.Is(QualityBatch.Of(new("019a2b3c4d5e0001deadbeef"))));
        Assert.False(QualityBatch.Is(new("019a2b3c4d5e0001deadbeef")));
    }

    private static TrainingTask Task(string id, params TrainingTry[] tries) => new(id, [.. tries]);

    private static TrainingTry Done(int number, double score) => new(number, TryState.Done, score);

    private static TrainingTry Try(int number, TryState state) => new(number, state);

    private static TrainingStep.Give Give(string task, int number) => new(task, number);
}
