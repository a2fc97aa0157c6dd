using System.Runtime.InteropServices;
using Scheduler.Domain.Metrics;

namespace Scheduler.Grains.Metrics;

public sealed partial class MetricsFollowerGrain
{
    /// <summary>How often the backlog is counted, and how little of the time that may take: it walks all open tasks.</summary>
    private static readonly TimeSpan BacklogEvery = TimeSpan.FromSeconds(5);

    private const int BacklogShare = 50;

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
        var took = clock.Time.GetElapsedTime(start);
        _backlogNext = now + (BacklogShare * took > BacklogEvery ? BacklogShare * took : BacklogEvery);
    }
}
