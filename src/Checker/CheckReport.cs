namespace Scheduler.Checker;

/// <summary>What a check read and found.</summary>
/// <param name="Waits">Waits longer than the bound that were looked into.</param>
/// <param name="Counts">Violations by law; a law that holds is not in it.</param>
/// <param name="Violations">The first of each law, in words.</param>
public sealed record CheckReport(
    long Tasks,
    long Events,
    long Attempts,
    long Waits,
    IReadOnlyDictionary<Law, long> Counts,
    IReadOnlyList<Violation> Violations,
    TimeSpan Took)
{
    public long Total => Counts.Values.Sum();

    public bool Holds => Counts.Count == 0;
}
