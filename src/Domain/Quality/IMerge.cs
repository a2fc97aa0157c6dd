namespace Scheduler.Domain.Quality;

/// <summary>Makes one response of the answers of a label stage.</summary>
public interface IMerge
{
    /// <param name="responses">The accepted answers in slot order, as JSON; at least one.</param>
    /// <returns>The merged response, as JSON.</returns>
    string Merge(IReadOnlyList<string> responses);
}

/// <summary>The only answer is the response. For label stages with one slot, whatever the task type.</summary>
public sealed class SoleResponse : IMerge
{
    public static SoleResponse Instance { get; } = new();

    public string Merge(IReadOnlyList<string> responses)
    {
        Invariant.Holds(responses.Count == 1, "a stage that keeps its only answer has one slot");
        return responses[0];
    }
}
