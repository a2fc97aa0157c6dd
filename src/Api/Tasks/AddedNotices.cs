using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;

namespace Scheduler.Api.Tasks;

/// <summary>
/// Tells batches, which may sleep, that tasks were added. Tasks of one group of the intake are answered together, so what
/// they have to tell one batch goes as one message: the first of them in its order of work.
/// </summary>
internal sealed class AddedNotices(IGrainFactory grains)
{
    private readonly Lock _gate = new();
    private Dictionary<(Tenant, BatchId), OrderKey> _waiting = [];

    public void Tell(Tenant tenant, BatchId batch, OrderKey first)
    {
        lock (_gate)
        {
            var scheduled = _waiting.Count > 0;
            _waiting[(tenant, batch)] = _waiting.TryGetValue((tenant, batch), out var other) && other.CompareTo(first) < 0 ? other : first;
            if (scheduled)
                return;
        }

        // Behind the answers of the group, which are queued already.
        ThreadPool.UnsafeQueueUserWorkItem(static notices => notices.Send(), this, preferLocal: false);
    }

    private void Send()
    {
        Dictionary<(Tenant, BatchId), OrderKey> told;
        lock (_gate)
            (told, _waiting) = (_waiting, []);
        foreach (var ((tenant, batch), first) in told)
            grains.Get<IBatchGrain>(GrainKeys.Batch(tenant, batch)).TasksAdded(first).Ignore();
    }
}
