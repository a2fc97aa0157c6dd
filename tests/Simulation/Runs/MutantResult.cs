using Scheduler.Simulation.Audit;
using Scheduler.Simulation.Mutants;

namespace Scheduler.Simulation.Runs;

/// <summary>What came of one mutant.</summary>
/// <param name="Seed">The first seed that caught it; null when none did.</param>
/// <param name="By">The violation that caught it.</param>
public sealed record MutantResult(Mutant Mutant, ulong? Seed, Violation? By, long Events);
