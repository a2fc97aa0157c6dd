using System.Diagnostics;
using System.Text.Json;
using Scheduler.Simulation.Mutants;

namespace Scheduler.Simulation.Runs;

/// <summary>One seed again, to be read by a person.</summary>
public static class Replay
{
    public static int Run(ulong seed, Mutant mutant, bool trace)
    {
        var clock = Stopwatch.StartNew();
        var result = SeedRun.Of(seed, mutant, trace ? Console.WriteLine : null);
        foreach (var violation in result.Violations)
            Console.WriteLine(Words.Of(violation));
        Console.WriteLine($"seed {seed}: {result.Events} events, hash {result.Hash:x16}");
        var mutants = mutant == Mutant.None ? 0 : 1;
        Console.WriteLine(JsonSerializer.Serialize(new Summary(1, seed, result.Events, result.Tasks, result.Violations.Count,
            result.Violations.Count > 0 ? [seed] : [], mutants, result.Violations.Count > 0 ? mutants : 0, Math.Round(clock.Elapsed.TotalSeconds, 1))));
        return (result.Violations.Count > 0) == (mutant != Mutant.None) ? 0 : 1;
    }
}
