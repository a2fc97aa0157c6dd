using System.Collections.Immutable;

namespace Scheduler.Domain.Quality;

/// <summary>How one try of a training task stands.</summary>
public enum TryState
{
    Unspecified = 0,

    /// <summary>May be given, now or again.</summary>
    Open = 1,

    /// <summary>The person has it.</summary>
    Held = 2,

    /// <summary>Answered, or declined for good, which scores nothing.</summary>
    Done = 3,

    /// <summary>The person gave it back and cools down.</summary>
    Cooling = 4,
}

/// <param name="Score">0..1; of no meaning before it is done.</param>
public readonly record struct TrainingTry(int Number, TryState State, double Score = 0);

/// <summary>One training task of a project as one person stands with it.</summary>
/// <param name="Tries">In their order.</param>
public sealed record TrainingTask(string Id, ImmutableArray<TrainingTry> Tries)
{
    public bool IsDone => Tries.Any(t => t.State == TryState.Done);

    /// <summary>Of the tries that are done; 0 for none.</summary>
    public double Best => Tries.Where(t => t.State == TryState.Done).Select(t => t.Score).DefaultIfEmpty(0).Max();
}
