using Scheduler.Domain;
using Scheduler.Domain.Dispatch;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Dispatch;

namespace Scheduler.Grains.Dispatch;

/// <summary>What the annotators of this process tell their dispatchers.</summary>
public sealed class SeatReports(IGrainFactory grains)
{
    private readonly NoticeQueues<string, Seat> _queues = new((dispatcher, seats) => grains.Get<IDispatcherGrain>(dispatcher).Report(new(seats)));

    public void Tell(WorkforceId workforce, Seat seat) => _queues.Tell(GrainKeys.Dispatcher(workforce), seat);
}
