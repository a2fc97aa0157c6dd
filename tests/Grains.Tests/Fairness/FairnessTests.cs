using System.Diagnostics;
using Scheduler.Grains.Interfaces;
using Xunit;

namespace Scheduler.Tests.Grains.Fairness;

public sealed class FairnessTests
{
    private const int Loops = 64;

    /// <summary>Under the response timeout of the silos here, and far over what a fair share takes.</summary>
    private static readonly TimeSpan LoopTime = TimeSpan.FromSeconds(4), Bound = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Grains_that_call_in_tight_loops_do_not_starve_another_persons_work()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster);
        await world.AddTasks(200);
        var ann = await world.AddAnnotator();
        await ann.Arrive();
        await ann.Answer(await ann.NextAssignment(), "cat");

        // One loop for each of many people, so that their grains share the silo with Ann's and with those that give her work.
        var loops = new List<Task<int>>();
        for (var i = 0; i < Loops; i++)
        {
            var busy = await world.AddAnnotator();
            loops.Add(cluster.Grains.GetGrain<ITightLoopGrain>(i).Run(GrainKeys.Annotator(busy.Id), LoopTime));
        }

        var (all, longest, answers) = (Task.WhenAll(loops), TimeSpan.Zero, 0);
        for (; !all.IsCompleted; answers++)
        {
            var clock = Stopwatch.StartNew();
            await ann.Beat();
            await ann.Answer(await ann.NextAssignment(), "cat");
            longest = clock.Elapsed > longest ? clock.Elapsed : longest;
            if (answers == 150)
                break;
        }

        Assert.True(longest < Bound, $"a beat, the next task and its answer took {longest.TotalSeconds:0.00} s");
        Assert.True(answers > 10, $"{answers} answers beside the loops");
        Assert.All(await all, calls => Assert.True(calls > 10, $"{calls} calls of one loop"));
    }
}
