namespace Scheduler.Replay.Sets;

/// <summary>A crowd job: who said what of which task, and what was right.</summary>
/// <param name="Answers">By worker, then by task.</param>
public sealed record CrowdSet(
    string Name,
    IReadOnlyList<string> Tasks,
    IReadOnlyList<string> Classes,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Answers,
    IReadOnlyDictionary<string, string> Truth)
{
    public IReadOnlyList<string> Workers { get; } = [.. Answers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The same job with its busiest workers only.</summary>
    public CrowdSet Busiest(int most) => this with
    {
        Answers = Answers.OrderByDescending(a => a.Value.Count).ThenBy(a => a.Key, StringComparer.Ordinal).Take(most).ToDictionary(),
    };
}
