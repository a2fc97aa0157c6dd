using System.Diagnostics;
using System.Text.Json;

namespace Scheduler.Simulation.Runs;

/// <summary>Seeds and mutants, a line for each that matters, and the summary.</summary>
public static class FullRun
{
    public static int Run(ulong from, int seeds, int jobs, bool withMutants)
    {
        var clock = Stopwatch.StartNew();
        var results = Progress.Show("seeds", seeds, step => Campaign.Seeds(from, seeds, jobs, _ => step()));
        var failed = results.Where(r => r.Violations.Count > 0).ToArray();
        foreach (var result in failed)
            Console.WriteLine(Words.Of(result));

        var mutants = withMutants ? Progress.Show("mutants", Campaign.Mutants.Count, step => Campaign.AllMutants(from, jobs, _ => step())) : [];
        foreach (var mutant in mutants)
            Console.WriteLine(Words.Of(mutant));

        var caught = mutants.Count(m => m.By is not null);
        Console.WriteLine(JsonSerializer.Serialize(new Summary(seeds, from, results.Sum(r => r.Events) + mutants.Sum(m => m.Events), results.Sum(r => (long)r.Tasks),
            results.Sum(r => r.Violations.Count), [.. failed.Select(r => r.Seed)], mutants.Count, caught, Math.Round(clock.Elapsed.TotalSeconds, 1))));
        return failed.Length == 0 && caught == mutants.Count ? 0 : 1;
    }
}
