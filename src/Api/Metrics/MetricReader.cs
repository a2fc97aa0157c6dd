using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Metrics;
using Scheduler.Storage.Metrics;

namespace Scheduler.Api.Metrics;

/// <summary>Reads kept figures: what is not in rows of the size asked for yet comes from the next finer ones, and at last from the follower.</summary>
internal sealed class MetricReader(IMetricRows rows, IGrainFactory grains)
{
    /// <summary>The buckets of one scope's period, by time, and up to when they are complete.</summary>
    public async Task<(IReadOnlyList<(DateTimeOffset At, Flow Flow)> Buckets, DateTimeOffset? Through)> Series(
        MetricScope scope, TimeSpan size, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var open = await Open(scope);
        var found = new List<(DateTimeOffset At, Flow Flow)>();
        foreach (var (step, first, last) in Steps(size, from, to, open))
            found.AddRange((await rows.Of(scope, step, first, last, cancel)).Select(r => (r.At, r.Flow)));
        found.AddRange(open.Minutes.Where(m => m.At >= from && m.At < to && !(m.At < open.MinutesTo)).Select(m => (m.At, m.Flow)));
        return ([.. found.GroupBy(f => Buckets.Floor(f.At, size)).OrderBy(g => g.Key).Select(g => (g.Key, Flow.Sum(g.Select(f => f.Flow))))], Through(size, open));
    }

    /// <summary>The totals of a period by scopes of one kind; what is not in rows yet is not in them.</summary>
    /// <param name="owner">People of this organization only; null for all.</param>
    public async Task<(IReadOnlyList<(FlowKey Key, Flow Flow)> Groups, DateTimeOffset? Through)> Groups(
        MetricScope scope, ScopeKind kind, TimeSpan size, DateTimeOffset from, DateTimeOffset to, OrganizationId? owner, CancellationToken cancel)
    {
        var open = await Open(scope);
        var found = new List<MetricRow>();
        foreach (var (step, first, last) in Steps(size, from, to, open))
            found.AddRange(await rows.Within(scope, kind, step, first, last, owner, cancel));
        return ([.. found.GroupBy(r => r.Key.Scope).Select(g => (g.First().Key, Flow.Sum(g.Select(r => r.Flow))))], open.MinutesTo);
    }

    public Task<OpenFigures> Open(MetricScope scope) => grains.Get<IMetricsFollowerGrain>(GrainKeys.MetricsFollower).Open(scope);

    private static IEnumerable<(TimeSpan Size, DateTimeOffset From, DateTimeOffset To)> Steps(TimeSpan size, DateTimeOffset from, DateTimeOffset to, OpenFigures open)
    {
        if (open is not { QuartersTo: { } quarters, MinutesTo: { } minutes })
            yield break;
        var at = from;
        foreach (var (step, end) in new[] { (Buckets.Hour, Buckets.Floor(quarters, Buckets.Hour)), (Buckets.Quarter, quarters), (Buckets.Minute, minutes) })
        {
            var last = end < to ? end : to;
            if (step > size || last <= at)
                continue;
            yield return (step, at, last);
            at = last;
        }
    }

    private static DateTimeOffset? Through(TimeSpan size, OpenFigures open) =>
        size == Buckets.Minute ? open.MinutesTo : open.QuartersTo is { } quarters ? Buckets.Floor(quarters, size) : null;
}
