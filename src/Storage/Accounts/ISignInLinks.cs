using Scheduler.Domain;

namespace Scheduler.Storage.Accounts;

/// <summary>Links that sign one person in, once.</summary>
public interface ISignInLinks
{
    Task Add(byte[] hash, AnnotatorId person, DateTimeOffset expiresAt, CancellationToken cancel = default);

    /// <summary>Uses a link up. Null when it is unknown, used or too old; of several who use one at the same time, one succeeds.</summary>
    Task<AnnotatorId?> Use(byte[] hash, DateTimeOffset now, CancellationToken cancel = default);
}
