using Scheduler.Workers;
using Scheduler.Workers.Wire;

namespace Scheduler.Load.Idle;

/// <summary>Somebody for whom there is never work.</summary>
internal sealed class Waiter : IWorkerMind
{
    public Task Work(WorkerClient client, Assignment assignment, CancellationToken withdrawn, CancellationToken stop) => Task.CompletedTask;
}
