using System.Diagnostics;
using Scheduler.Grains.Interfaces;
using Xunit;

namespace Scheduler.Tests.Grains.Fairness;

public sealed class FairnessTests
{
    private const int QuickPeople = 64;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1), LoopTime = TimeSpan.FromSeconds(3);

    /// <summary>The response timeout of the silos here: far over a fair share, also on a machine that does much else.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Grains_that_call_in_tight_loops_do_not_starve_another_persons_work()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster);
        await world.AddTasks(40_000);
        var ann = await world.AddAnnotator();
        await ann.Arrive();
        var quick = new List<Annotator>();
        for (var i = 0; i < QuickPeople; i++)
            quick.Add(await world.AddAnnotator());
        await Task.WhenAll(quick.Select(q => q.Arrive()));
        await Task.WhenAll(quick.Select(q => q.NextAssignment()));

        await Loop(WarmUp);
        var (all, longest, answers) = (Loop(LoopTime), TimeSpan.Zero, 0);
        for (; !all.IsCompleted; answers++)
        {
            var clock = Stopwatch.StartNew();
            await ann.Beat();
            await ann.Answer(await ann.NextAssignment(), "cat");
            longest = clock.Elapsed > longest ? clock.Elapsed : longest;
        }

        Assert.True(longest < Bound, $"a beat, the next task and its answer took {longest.TotalSeconds:0.00} s");
        var others = await all;
        Assert.True(answers * 10 > others.Average(), $"{answers} answers beside {others.Min()} to {others.Max()} of the others");
        Assert.True(others.Min() * 10 > others.Average(), $"{others.Min()} to {others.Max()} answers");

        Task<int[]> Loop(TimeSpan time) => Task.WhenAll(quick.Select(q => cluster.Grains.GetGrain<IQuickPersonGrain>(GrainKeys.Annotator(q.Id)).Work(time)));
    }
}
