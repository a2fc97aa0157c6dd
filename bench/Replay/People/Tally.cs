using System.Collections.Concurrent;

namespace Scheduler.Replay.People;

/// <summary>What happened, counted by name.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> _counts = [];

    public void Add(string what) => _counts.AddOrUpdate(what, 1, (_, n) => n + 1);

    public int Of(string what) => _counts.GetValueOrDefault(what);

    public IEnumerable<KeyValuePair<string, int>> All => _counts.OrderBy(c => c.Key, StringComparer.Ordinal);
}
