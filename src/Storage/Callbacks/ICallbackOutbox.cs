using Scheduler.Domain.Callbacks;

namespace Scheduler.Storage.Callbacks;

/// <summary>
/// The outbox as its senders see it. A row is leased under a token before it is sent; only who still holds it says what became
/// of it, and a row whose holder died is leased again when the time is over.
/// </summary>
public interface ICallbackOutbox
{
    /// <summary>Endpoints of a shard with callbacks to send, in order of their names, each with its earliest due time.</summary>
    Task<IReadOnlyList<DueEndpoint>> Endpoints(int shard, string? after, int limit, CancellationToken cancel = default);

    /// <summary>
    /// Leases what is due of an endpoint, the longest due first. Of each task, and of each batch, only the earliest event that is
    /// not done: the next one waits until it was delivered or given up.
    /// </summary>
    /// <param name="token">Names this holder; no other may use it.</param>
    Task<IReadOnlyList<LeasedCallback>> Lease(
        int shard, string endpoint, string token, DateTimeOffset until, DateTimeOffset now, int limit, CancellationToken cancel = default);

    /// <summary>Logs a try and lets it take effect, on the callback and on <c>callback_succeeded</c> of its task.</summary>
    /// <returns>False when the lease is no longer held; nothing was written.</returns>
    Task<bool> Record(LeasedCallback callback, string token, CallbackTry tried, CallbackVerdict verdict, CancellationToken cancel = default);
}

/// <param name="Name">The first <see cref="CallbackLimits.EndpointLength"/> characters of the address.</param>
public readonly record struct DueEndpoint(string Name, DateTimeOffset Due);

/// <param name="Tries">Tries of this round.</param>
/// <param name="Tried">Tries of all rounds.</param>
public sealed record LeasedCallback(CallbackEvent Event, int Tries, int Tried);
