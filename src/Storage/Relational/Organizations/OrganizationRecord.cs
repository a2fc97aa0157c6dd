using Scheduler.Domain;
using Scheduler.Storage.Organizations;

namespace Scheduler.Storage.Relational.Organizations;

/// <summary>A row of the table <c>organizations</c> as it comes from the driver.</summary>
internal sealed class OrganizationRecord
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public long CreatedAt { get; init; }

    public OrganizationRow ToRow() => new(new OrganizationId(Id), Name, CreatedAt.Time());
}

/// <summary>A row of the table <c>api_keys</c> as it comes from the driver.</summary>
internal sealed class ApiKeyRecord
{
    public const string Columns = "key_id, org_id, mode, hash, created_at, revoked_at, name";

    public string KeyId { get; init; } = "";

    public string OrgId { get; init; } = "";

    public int Mode { get; init; }

    public string Hash { get; init; } = "";

    public long CreatedAt { get; init; }

    public long? RevokedAt { get; init; }

    public string? Name { get; init; }

    public ApiKeyRow ToRow() => new(
        KeyId, Convert.FromHexString(Hash), new Tenant(new OrganizationId(OrgId), (Mode)Mode), CreatedAt.Time(), RevokedAt.Time())
    {
        Name = Name,
    };
}
