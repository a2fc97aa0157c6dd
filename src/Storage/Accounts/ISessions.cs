using Scheduler.Domain;
using Scheduler.Domain.Accounts;

namespace Scheduler.Storage.Accounts;

/// <summary>Who is signed in with a browser. Sessions are known by the hash of the cookie's secret, which is stored nowhere.</summary>
public interface ISessions
{
    /// <summary>Opens a session. Beyond <see cref="SessionRules.MaxPerPerson"/> the one that was not used for longest ends.</summary>
    Task Open(byte[] hash, AnnotatorId person, SessionKind kind, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Those of these that have not ended, of people who are not disabled, each as its person is now.</summary>
    Task<IReadOnlyList<SessionRow>> Find(IReadOnlyCollection<byte[]> hashes, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Says that a session is in use, which lengthens its life.</summary>
    Task Use(byte[] hash, DateTimeOffset now, CancellationToken cancel = default);

    Task End(byte[] hash, CancellationToken cancel = default);

    /// <summary>Ends all sessions of a person, and the links that would open one.</summary>
    Task EndAll(AnnotatorId person, CancellationToken cancel = default);
}

/// <param name="Hash">SHA-256 of the cookie's secret.</param>
public sealed record SessionRow(byte[] Hash, AccountRow Account, SessionKind Kind, DateTimeOffset OpenedAt, DateTimeOffset UsedAt);
