using System.Collections.Concurrent;
using System.Data.Common;
using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Metrics;

namespace Scheduler.Api.Metrics;

/// <summary>Snapshots for all who watch through this host: each is made once a second, however many watch it.</summary>
internal sealed class SnapshotSource(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(800);

    /// <summary>Snapshots remembered at once; beyond it all are made anew.</summary>
    private const int MaxKept = 1_000;

    private readonly ConcurrentDictionary<(MetricScope, int), (DateTimeOffset At, Task<ManagerSnapshot?> Snapshot)> _made = new();

    /// <summary>Null when the cluster or its database does not answer now: the stream goes on with the next.</summary>
    public Task<ManagerSnapshot?> Make(MetricScope scope, int windowMinutes)
    {
        var now = time.GetUtcNow();
        if (_made.Count > MaxKept)
            _made.Clear();
        return _made.AddOrUpdate((scope, windowMinutes), _ => (now, Read(scope, windowMinutes)), (_, made) => now - made.At < Fresh ? made : (now, Read(scope, windowMinutes))).Snapshot;
    }

    private async Task<ManagerSnapshot?> Read(MetricScope scope, int windowMinutes)
    {
        try
        {
            var figures = grains.Get<IMetricsGrain>(GrainKeys.Metrics(scope)).Snapshot(windowMinutes);
            var people = scope.Kind switch
            {
                ScopeKind.All => await People(null),
                ScopeKind.Organization or ScopeKind.Workforce => await People(new(scope.Id)),
                _ => null,
            };
            return ManagerSnapshot.Of(scope, TimeSpan.FromMinutes(windowMinutes), await figures, people);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or UnsettledException or DbException { IsTransient: true })
        {
            return null;
        }
    }

    private async Task<PeopleNow> People(WorkforceId? workforce) => PeopleNow.Of((await grains.Get<IRosterGrain>(GrainKeys.Roster).Present(workforce)).People);
}
