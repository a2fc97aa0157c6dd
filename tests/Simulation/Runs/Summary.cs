using System.Text.Json.Serialization;

namespace Scheduler.Simulation.Runs;

/// <summary>The last line of a run, for programs.</summary>
public sealed record Summary(
    [property: JsonPropertyName("seeds")] int Seeds,
    [property: JsonPropertyName("from")] ulong From,
    [property: JsonPropertyName("events")] long Events,
    [property: JsonPropertyName("tasks")] long Tasks,
    [property: JsonPropertyName("violations")] int Violations,
    [property: JsonPropertyName("failed_seeds")] IReadOnlyList<ulong> FailedSeeds,
    [property: JsonPropertyName("mutants")] int Mutants,
    [property: JsonPropertyName("mutants_caught")] int MutantsCaught,
    [property: JsonPropertyName("seconds")] double Seconds);
