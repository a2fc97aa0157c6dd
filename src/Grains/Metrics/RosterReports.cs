using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Metrics;

namespace Scheduler.Grains.Metrics;

/// <summary>What the annotators of this process tell the roster.</summary>
public sealed class RosterReports(IGrainFactory grains)
{
    private readonly NoticeQueues<string, RosterEntry> _queues = new((roster, entries) => grains.Get<IRosterGrain>(roster).Tell(new(entries)));

    public void Tell(RosterEntry entry) => _queues.Tell(GrainKeys.Roster, entry);
}
