using Scheduler.Domain;
using Scheduler.Storage.Annotators;

namespace Scheduler.Storage.Organizations;

public interface IOrganizationStore
{
    Task<bool> Any(CancellationToken cancel = default);

    Task Create(OrganizationRow organization, IReadOnlyList<ApiKeyRow> keys, CancellationToken cancel = default);

    /// <summary>All that an empty database begins with, or nothing: without its administrator nobody could do anything with the rest.</summary>
    /// <param name="administrator">The installation's operator too.</param>
    Task CreateFirst(OrganizationRow organization, IReadOnlyList<ApiKeyRow> keys, AnnotatorRow administrator, CancellationToken cancel = default);

    Task<OrganizationRow?> Get(OrganizationId id, CancellationToken cancel = default);

    Task AddKey(ApiKeyRow key, CancellationToken cancel = default);

    /// <summary>The key with this hash, revoked or not; null when there is none.</summary>
    Task<ApiKeyRow?> FindKey(byte[] hash, CancellationToken cancel = default);

    /// <summary>The organization's keys of both modes, revoked ones too, newest first.</summary>
    Task<IReadOnlyList<ApiKeyRow>> Keys(OrganizationId organization, CancellationToken cancel = default);

    /// <summary>Those of these keys, by their public names, that there are and that were not revoked.</summary>
    Task<IReadOnlyList<string>> Unrevoked(IReadOnlyCollection<string> keyIds, CancellationToken cancel = default);

    /// <summary>False when the organization has no such live key.</summary>
    Task<bool> RevokeKey(OrganizationId organization, string keyId, DateTimeOffset now, CancellationToken cancel = default);
}

public sealed record OrganizationRow(OrganizationId Id, string Name, DateTimeOffset CreatedAt);

/// <param name="KeyId">Public name of the key, safe to show and log.</param>
/// <param name="Hash">SHA-256 of the secret; the secret itself is stored nowhere.</param>
public sealed record ApiKeyRow(string KeyId, byte[] Hash, Tenant Tenant, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt = null)
{
    /// <summary>What it is for, in the words of who made it.</summary>
    public string? Name { get; init; }
}
