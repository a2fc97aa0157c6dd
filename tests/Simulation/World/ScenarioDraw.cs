using System.Collections.Immutable;
using Scheduler.Simulation.Engine;

namespace Scheduler.Simulation.World;

/// <summary>Draws a scenario. Most days are short and small; one in twenty is long.</summary>
public static class ScenarioDraw
{
    public static Scenario Of(Prng chance)
    {
        var isLong = chance.Chance(0.05);
        var day = isLong ? TimeSpan.FromHours(chance.Between(4, 24)) : TimeSpan.FromMinutes(chance.Between(20, 90));
        var batches = Enumerable.Range(0, chance.Between(1, isLong ? 12 : 6)).Select(i => BatchDraw.Of(chance, i, day, isLong)).ToImmutableArray();
        var people = Enumerable.Range(0, chance.Between(3, isLong ? 40 : 25)).Select(i => PersonDraw.Of(chance, i, day)).ToImmutableArray();
        return new Scenario(day, batches, people, PersonDraw.Finishers(chance, batches, day), chance.Between(8, 64), chance.Pick([0, 0.02, 0.1]));
    }
}
