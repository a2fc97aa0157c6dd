using Scheduler.Simulation.Audit;

namespace Scheduler.Simulation.Runs;

/// <summary>Results as lines for people.</summary>
public static class Words
{
    public static string Of(Violation violation) => $"  {violation.At:d\\.hh\\:mm\\:ss\\.fff} {violation.Law}: {violation.What}";

    public static string Of(SeedResult result) =>
        $"seed {result.Seed} fails; replay it with --seed {result.Seed} --trace{string.Concat(result.Violations.Take(3).Select(v => Environment.NewLine + Of(v)))}";

    public static string Of(MutantResult result) => result.By is { } by
        ? $"{result.Mutant,-28} caught by seed {result.Seed}: {by.Law}"
        : $"{result.Mutant,-28} NOT CAUGHT";
}
