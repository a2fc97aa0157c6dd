using System.Runtime.InteropServices;
using Scheduler.Domain.Metrics;

namespace Scheduler.Grains.Metrics;

public sealed partial class MetricsFollowerGrain
{
    /// <summary>How often the backlog is counted: it walks all open tasks.</summary>
    private static readonly TimeSpan BacklogEvery = TimeSpan.FromSeconds(5);

    /// <summary>Of the time, what a count may take is one part in so many.</summary>
    private const int CountShare = 50;

    private Dictionary<MetricScope, Backlog> _backlogs = [];
    private DateTimeOffset? _backlogAt;
    private DateTimeOffset _backlogNext;

    private Backlog? BacklogOf(MetricScope scope) => _backlogAt is null ? null : _backlogs.GetValueOrDefault(scope, Backlog.Empty);

    private async Task CountBacklog()
    {
        var now = clock.Now;
        if (now < _backlogNext)
            return;
        var start = clock.Time.GetTimestamp();
        var counted = new Dictionary<MetricScope, Backlog>();
        foreach (var (home, backlog) in await events.Backlogs(now))
            foreach (var scope in home.Scopes)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(counted, scope, out var known);
                sum = known ? sum! + backlog : backlog;
            }

        (_backlogs, _backlogAt) = (counted, now);
        _backlogNext = NextAfter(now, start, BacklogEvery);
    }

    private DateTimeOffset NextAfter(DateTimeOffset now, long start, TimeSpan every)
    {
        var rest = CountShare * clock.Time.GetElapsedTime(start);
        return now + (rest > every ? rest : every);
    }
}
