using System.Collections.Concurrent;
using Scheduler.Domain;
using Scheduler.Grains.Organizations;
using Scheduler.Storage.Callbacks;

namespace Scheduler.Grains.Callbacks;

/// <summary>Tenants' callback keys, read anew after <see cref="Age"/>: that long a replaced key may still be used.</summary>
public sealed class CallbackKeyring(ICallbackKeys keys, GrainClock clock)
{
    /// <summary>How long keys are used before they are read again.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    /// <summary>Tenants remembered at once.</summary>
    private const int MaxEntries = 10_000;

    private readonly ConcurrentDictionary<Tenant, (CallbackKeys Keys, DateTimeOffset Read)> _known = new();

    public async ValueTask<CallbackKeys> Of(Tenant tenant, CancellationToken cancel)
    {
        var now = clock.Now;
        if (_known.TryGetValue(tenant, out var known) && now - known.Read < Age)
            return known.Keys;
        var found = await keys.Get(tenant, Secrets.NewCallbackKeys(now), cancel);
        if (_known.Count >= MaxEntries)
            _known.Clear();
        _known[tenant] = (found, now);
        return found;
    }
}
