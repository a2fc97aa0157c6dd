using System.Collections.Concurrent;

namespace Scheduler.Chaos.Outcome;

/// <summary>What happened, counted by name.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> _counts = [];

    public void Add(string what, int times = 1) => _counts.AddOrUpdate(what, times, (_, n) => n + times);

    public int Of(string what) => _counts.GetValueOrDefault(what);

    public IEnumerable<KeyValuePair<string, int>> All => _counts.OrderBy(c => c.Key, StringComparer.Ordinal);
}
