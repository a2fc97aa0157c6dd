using System.Collections.Concurrent;
using System.Globalization;
using Scheduler.Workers;

namespace Scheduler.Chaos.Outcome;

/// <summary>
/// How long clients waited for what they wanted: from the first try to the final answer, over all repeats and reconnects. Coming
/// back after a lost connection counts as one such wait; a person's own absence does not.
/// </summary>
internal sealed class Stalls : ICallWatch
{
    /// <summary>Shorter ones are nobody's trouble and are only counted.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<long, Open> _open = [];
    private readonly ConcurrentBag<Stall> _long = [];
    private long _next, _calls;

    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>Clients that wait for something now.</summary>
    public int Unanswered => _open.Count;

    public IWatchedCall Begin(string what)
    {
        var open = new Open(this, Interlocked.Increment(ref _next), what, DateTimeOffset.UtcNow);
        _open[open.Id] = open;
        return open;
    }

    /// <summary>Everything that took long, and what still has no answer.</summary>
    public IReadOnlyList<Stall> All() =>
        [.. _long, .. _open.Values.Select(o => o.Until(DateTimeOffset.UtcNow, "unanswered")).Where(s => s.Took >= Kept)];

    private sealed class Open(Stalls owner, long id, string what, DateTimeOffset from) : IWatchedCall
    {
        private readonly ConcurrentQueue<string> _failures = [];

        public long Id => id;

        public void Failed(string why) =>
            _failures.Enqueue(string.Create(CultureInfo.InvariantCulture, $"after {(DateTimeOffset.UtcNow - from).TotalSeconds:0.0} s {why}"));

        public Stall Until(DateTimeOffset to, params string[] last) => new(what, from, to, [.. _failures, .. last]);

        public void Dispose()
        {
            if (!owner._open.TryRemove(id, out _))
                return;
            Interlocked.Increment(ref owner._calls);
            var stall = Until(DateTimeOffset.UtcNow);
            if (stall.Took >= Kept)
                owner._long.Add(stall);
        }
    }
}

/// <summary>One client waited for one thing.</summary>
/// <param name="Failures">The tries that came to nothing.</param>
internal sealed record Stall(string What, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<string> Failures)
{
    public TimeSpan Took => To - From;

    public bool Touches(DateTimeOffset from, DateTimeOffset to) => From < to && To > from;
}
