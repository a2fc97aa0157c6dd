using Scheduler.Simulation.Audit;

namespace Scheduler.Simulation.Runs;

/// <summary>What came of one seed.</summary>
/// <param name="Hash">Equal for two runs of the same seed.</param>
public sealed record SeedResult(ulong Seed, long Events, ulong Hash, int Tasks, IReadOnlyList<Violation> Violations);
