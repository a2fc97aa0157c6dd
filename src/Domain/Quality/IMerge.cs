namespace Scheduler.Domain.Quality;

/// <summary>One accepted answer of a label stage.</summary>
/// <param name="Response">JSON, valid under the taxonomy.</param>
/// <param name="Weight">How much it counts beside the others; more than 0.</param>
public readonly record struct Answer(string Response, double Weight = 1);

/// <summary>One response made of several.</summary>
/// <param name="Response">JSON, valid under the taxonomy as the answers were.</param>
/// <param name="Agreement">0..1: the weighted mean of how like each answer is to the merged response; 1 when all say the same.</param>
public readonly record struct MergedResponse(string Response, double Agreement);

/// <summary>Makes one response of the answers of a label stage.</summary>
public interface IMerge
{
    /// <param name="answers">The accepted answers in slot order; at least one.</param>
    MergedResponse Merge(IReadOnlyList<Answer> answers);

    /// <summary>How like two answers are, 0 to 1; both valid under the taxonomy.</summary>
    double Likeness(string one, string other);
}
