using Scheduler.Domain.Callbacks;

namespace Scheduler.Grains.Interfaces.Callbacks;

/// <summary>What a callback says. Senders run beside the rows, the shapes of the API are the edge's: the host brings them together.</summary>
public interface ICallbackBodies
{
    /// <summary>The JSON of a callback, with its subject as it stands now; null when there is no such subject.</summary>
    /// <param name="told">The event.</param>
    /// <param name="n">Which try this is over all rounds, from 1.</param>
    Task<byte[]?> Of(CallbackEvent told, int n, CancellationToken cancel);
}
