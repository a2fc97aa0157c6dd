namespace Scheduler.Checker;

/// <summary>Collects violations: all are counted, the first of each law are kept.</summary>
public sealed class Findings(int keptPerLaw)
{
    private readonly List<Violation> _kept = [];
    private readonly SortedDictionary<Law, long> _counts = [];

    public IReadOnlyList<Violation> Kept => _kept;

    public IReadOnlyDictionary<Law, long> Counts => _counts;

    public void Add(Law law, string subject, string sentence)
    {
        var seen = _counts.GetValueOrDefault(law);
        _counts[law] = seen + 1;
        if (seen < keptPerLaw)
            _kept.Add(new(law, subject, sentence));
    }
}
