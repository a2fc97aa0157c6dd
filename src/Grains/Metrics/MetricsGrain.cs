using Scheduler.Domain.Metrics;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Metrics;
using Scheduler.Storage.Metrics;

namespace Scheduler.Grains.Metrics;

/// <summary>Holds a scope's closed minutes of a day while somebody watches it; the open ones come from the follower.</summary>
[GrainType("metrics")]
public sealed class MetricsGrain(IMetricRows rows, GrainClock clock) : SchedulerGrain, IMetricsGrain
{
    private const int TailMinutes = 5;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Younger snapshots are answered again: many watch one scope.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(800);

    private readonly Dictionary<int, ScopeFigures> _made = [];
    private List<(DateTimeOffset At, Flow Flow)> _closed = [];
    private DateTimeOffset? _minutesTo, _quartersTo;
    private Flow _day = new();

    private MetricScope Scope => MetricScope.Parse(GrainKeys.Single(this.GetPrimaryKeyString()))!.Value;

    public async Task<ScopeFigures> Snapshot(int windowMinutes)
    {
        var now = clock.Now;
        if (_made.TryGetValue(windowMinutes, out var made) && now - made.At < Fresh && now >= made.At)
            return made;

        var open = await GrainFactory.Get<IMetricsFollowerGrain>(GrainKeys.MetricsFollower).Open(Scope);
        await LearnClosed(open);

        // Whole minutes: the window's first one counts from its beginning.
        var window = TimeSpan.FromMinutes(windowMinutes);
        var start = Buckets.Floor(open.AsOf, Buckets.Minute) - window + Buckets.Minute;
        var minutes = _closed.Select(m => (m.At, Closed: true, m.Flow)).Concat(open.Minutes.Where(m => !(m.At < open.MinutesTo)).Select(m => (m.At, Closed: false, m.Flow))).ToArray();
        var figures = new ScopeFigures(
            now, open.AsOf,
            Flow.Sum(minutes.Where(m => m.At >= start).Select(m => m.Flow)),
            Flow.Sum(minutes.Where(m => m.At >= start - window && m.At < start).Select(m => m.Flow)),
            [.. minutes.Where(m => m.At > open.AsOf - TailMinutes * Buckets.Minute).Select(m => new TailMinute(m.At, m.Closed, m.Flow))],
            _day, open.Backlog, open.BacklogAt);
        _made[windowMinutes] = figures;
        return figures;
    }

    /// <summary>The day is read anew when a quarter closes, which may have mended its minutes; in between only what is new.</summary>
    private async Task LearnClosed(OpenFigures open)
    {
        if (open.MinutesTo is not { } to || (to == _minutesTo && open.QuartersTo == _quartersTo))
            return;
        var from = open.QuartersTo == _quartersTo && _minutesTo is { } known && known <= to ? known : to - Day;
        var read = await rows.Of(Scope, Buckets.Minute, from, to);
        var kept = from == to - Day ? [] : _closed.Where(m => m.At >= to - Day && m.At < from);

        // A person has a row a project.
        _closed = [.. kept, .. read.GroupBy(r => r.At).OrderBy(g => g.Key).Select(g => (g.Key, Flow.Sum(g.Select(r => r.Flow))))];
        _day = Flow.Sum(_closed.Select(m => m.Flow));
        (_minutesTo, _quartersTo) = (to, open.QuartersTo);
        _made.Clear();
    }
}
