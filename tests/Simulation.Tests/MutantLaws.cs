using Scheduler.Simulation.Runs;

namespace Scheduler.Tests.Simulation;

public sealed class MutantLaws
{
    [Fact]
    public void Every_mutant_is_caught()
    {
        var missed = Campaign.AllMutants(1, Environment.ProcessorCount).Where(r => r.By is null).Select(r => r.Mutant).ToArray();
        Assert.True(missed.Length == 0, string.Join(", ", missed));
    }
}
