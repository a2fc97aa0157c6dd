using Microsoft.Extensions.Caching.Memory;
using Scheduler.Storage.Organizations;

namespace Scheduler.Api.Organizations;

/// <summary>
/// Keys by hash, so that a customer's request costs no lookup of its key. A revocation made elsewhere is obeyed after
/// <see cref="Age"/>; one made through this process at once. Unknown keys are remembered too: guessing must not reach the database.
/// </summary>
internal sealed class KeyCache(IOrganizationStore organizations) : IDisposable
{
    /// <summary>How long an answer is used.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(5);

    /// <summary>Keys remembered at once.</summary>
    private const int MaxEntries = 10_000;

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MaxEntries });

    /// <summary>The key that opens, or null: unknown or revoked.</summary>
    public async ValueTask<ApiKeyRow?> Find(byte[] hash, CancellationToken cancel)
    {
        var name = Convert.ToHexString(hash);
        if (!_known.TryGetValue(name, out ApiKeyRow? key))
        {
            key = await organizations.FindKey(hash, cancel);
            _known.Set(name, key, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Age, Size = 1 });
        }

        return key is { RevokedAt: null } ? key : null;
    }

    public void Forget() => _known.Clear();

    public void Dispose() => _known.Dispose();
}
