using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Grains.Interfaces.Tasks;

namespace Scheduler.Grains.Batches;

/// <summary>What the tasks of this process tell their batches.</summary>
public sealed class BatchNotices(IGrainFactory grains)
{
    private readonly NoticeQueues<string, TaskNotice> _queues = new((batch, notices) => grains.Get<IBatchGrain>(batch).Notice(new(notices)));

    public void Tell(TaskRef task, TaskNotice notice) => _queues.Tell(GrainKeys.Batch(task.Tenant, task.Batch), notice);
}
