using Microsoft.Extensions.Caching.Memory;
using Scheduler.Domain.Accounts;
using Scheduler.Domain.Organizations;
using Scheduler.Storage.Accounts;

namespace Scheduler.Api.Accounts;

/// <summary>
/// Sessions by their secret, so that a page's requests cost no lookup each. What ended elsewhere, and a changed role, is obeyed
/// after <see cref="Age"/>; what ended through this process at once.
/// </summary>
internal sealed class SessionCache(ISessions sessions, TimeProvider time) : IDisposable
{
    /// <summary>How long an answer is used.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(5);

    /// <summary>Sessions remembered at once, unknown ones among them.</summary>
    private const int MaxEntries = 10_000;

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MaxEntries });

    /// <summary>Null: unknown or ended.</summary>
    public async ValueTask<SessionRow?> Find(string secret, CancellationToken cancel)
    {
        var hash = SecretHash.Of(secret);
        var name = Convert.ToHexString(hash);
        if (_known.TryGetValue(name, out SessionRow? session))
            return session;
        var now = time.GetUtcNow();
        session = (await sessions.Find([hash], now, cancel)).SingleOrDefault();
        if (session is not null && session.UsedAt <= now - SessionRules.UseEvery)
            await sessions.Use(hash, now, cancel);
        _known.Set(name, session, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Age, Size = 1 });
        return session;
    }

    public void Forget() => _known.Clear();

    public void Dispose() => _known.Dispose();
}
