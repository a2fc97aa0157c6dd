using Scheduler.Domain;

namespace Scheduler.Storage.Callbacks;

/// <summary>What a tenant's receivers know this server by.</summary>
public interface ICallbackKeys
{
    /// <summary>The tenant's keys; the first call stores <paramref name="fresh"/> as such.</summary>
    Task<CallbackKeys> Get(Tenant tenant, CallbackKeys fresh, CancellationToken cancel = default);

    /// <summary>The old ones are gone.</summary>
    Task Replace(Tenant tenant, CallbackKeys keys, CancellationToken cancel = default);
}

/// <param name="Auth">Sent with every callback, as the Scale API does.</param>
/// <param name="Signing">Never sent: signs what is sent.</param>
public sealed record CallbackKeys(string Auth, string Signing, DateTimeOffset CreatedAt);
