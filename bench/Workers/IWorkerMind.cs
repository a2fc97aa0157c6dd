using Scheduler.Workers.Wire;

namespace Scheduler.Workers;

/// <summary>What a person does with work put before them.</summary>
public interface IWorkerMind
{
    /// <summary>Ends when the person is done with it, whatever that means.</summary>
    /// <param name="withdrawn">The work was taken back; an answer may be sent all the same.</param>
    /// <param name="stop">The run ends.</param>
    Task Work(WorkerClient client, Assignment assignment, CancellationToken withdrawn, CancellationToken stop);
}
