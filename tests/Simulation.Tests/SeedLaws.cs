using Scheduler.Simulation.Runs;

namespace Scheduler.Tests.Simulation;

public sealed class SeedLaws
{
    private const int Seeds = 200;

    [Fact]
    public void No_seed_breaks_a_law()
    {
        var failed = Campaign.Seeds(1, Seeds, Environment.ProcessorCount).Where(r => r.Violations.Count > 0).Select(Words.Of).ToArray();
        Assert.True(failed.Length == 0, string.Join(Environment.NewLine, failed));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(17)]
    public void The_same_seed_runs_the_same_way_twice(ulong seed)
    {
        var first = SeedRun.Of(seed);
        var second = SeedRun.Of(seed);
        Assert.Equal((first.Hash, first.Events), (second.Hash, second.Events));
    }

    [Fact]
    public void Another_seed_is_another_world() => Assert.NotEqual(SeedRun.Of(1).Hash, SeedRun.Of(2).Hash);
}
