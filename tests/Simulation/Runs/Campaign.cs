using Scheduler.Simulation.Mutants;

namespace Scheduler.Simulation.Runs;

/// <summary>Many seeds of the rules as they are, and every mutant until a seed catches it. Worlds share nothing, so several run at once.</summary>
public static class Campaign
{
    /// <summary>Seeds after which a mutant counts as not caught: twice what the one that is met most rarely (RefusesFromMemory) took at its worst.</summary>
    public const int SeedsPerMutant = 400;

    public static IReadOnlyList<Mutant> Mutants { get; } = [.. Enum.GetValues<Mutant>().Where(m => m != Mutant.None)];

    /// <param name="done">Told of each seed as it ends, on the thread that ran it.</param>
    public static IReadOnlyList<SeedResult> Seeds(ulong from, int count, int jobs, Action<SeedResult>? done = null)
    {
        var results = new SeedResult[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i =>
        {
            results[i] = SeedRun.Of(from + (ulong)i);
            done?.Invoke(results[i]);
        });
        return results;
    }

    public static IReadOnlyList<MutantResult> AllMutants(ulong from, int jobs, Action<MutantResult>? done = null)
    {
        var results = new MutantResult[Mutants.Count];
        Parallel.For(0, Mutants.Count, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i =>
        {
            results[i] = Hunt(Mutants[i], from);
            done?.Invoke(results[i]);
        });
        return results;
    }

    public static MutantResult Hunt(Mutant mutant, ulong from)
    {
        long events = 0;
        for (var seed = from; seed < from + SeedsPerMutant; seed++)
        {
            var result = SeedRun.Of(seed, mutant);
            events += result.Events;
            if (result.Violations.Count > 0)
                return new(mutant, seed, result.Violations[0], events);
        }

        return new(mutant, null, null, events);
    }
}
