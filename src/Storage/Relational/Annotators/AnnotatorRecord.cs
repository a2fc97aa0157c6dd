using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Annotators;

namespace Scheduler.Storage.Relational.Annotators;

/// <summary>A row of the table <c>annotators</c> as it comes from the driver.</summary>
internal class AnnotatorRecord
{
    public const string Columns =
        "a.id, a.owner_id, a.workforce, a.member_of, a.roles, a.skills, a.team_groups, a.name, a.token_hash, a.created_at, a.disabled, "
        + "a.email, a.team_role, a.invitation_hash, a.invited_until, a.languages, a.version";

    public string Id { get; init; } = "";

    public string OwnerId { get; init; } = "";

    public string Workforce { get; init; } = "";

    public string? MemberOf { get; init; }

    public int Roles { get; init; }

    public string Skills { get; init; } = "[]";

    public string TeamGroups { get; init; } = "[]";

    public string Name { get; init; } = "";

    public string TokenHash { get; init; } = "";

    public long CreatedAt { get; init; }

    public int Disabled { get; init; }

    public string? Email { get; init; }

    public int? TeamRole { get; init; }

    public string? InvitationHash { get; init; }

    public long? InvitedUntil { get; init; }

    public string Languages { get; init; } = "[]";

    public int Version { get; init; }

    public static object Of(AnnotatorRow row) => new
    {
        id = row.Worker.Id.Value,
        owner = row.Owner.Value,
        workforce = row.Worker.Workforce.Value,
        member = row.Worker.Organization?.Value,
        roles = (int)row.Worker.Roles,
        skills = StoredJson.Write(row.Worker.Skills),
        groups = StoredJson.Write(row.Worker.Groups),
        name = row.Name,
        token = Convert.ToHexStringLower(row.TokenHash),
        created = row.CreatedAt.Ms(),
        disabled = row.Disabled ? 1 : 0,
        email = row.Email,
        teamRole = (int?)row.TeamRole,
        invitation = row.InvitationHash is { } hash ? Convert.ToHexStringLower(hash) : null,
        invitedUntil = row.InvitedUntil.Ms(),
        languages = StoredJson.Write(row.Worker.Languages),
        version = row.Version,
    };

    public AnnotatorRow ToRow() => new(
        new OrganizationId(OwnerId),
        new Worker(new AnnotatorId(Id), new WorkforceId(Workforce), MemberOf is null ? null : new OrganizationId(MemberOf), (Roles)Roles,
            StoredJson.Read<ImmutableArray<Skill>>(Skills), StoredJson.Read<ImmutableArray<string>>(TeamGroups))
        {
            Languages = StoredJson.Read<ImmutableArray<string>>(Languages),
        },
        Name, Convert.FromHexString(TokenHash), CreatedAt.Time(), Disabled != 0)
    {
        Email = Email,
        TeamRole = (TeamRole?)TeamRole,
        InvitationHash = InvitationHash is null ? null : Convert.FromHexString(InvitationHash),
        InvitedUntil = InvitedUntil.Time(),
        Version = Version,
    };
}
