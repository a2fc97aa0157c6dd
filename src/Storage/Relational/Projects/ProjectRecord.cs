using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Relational.Tasks;

namespace Scheduler.Storage.Relational.Projects;

/// <summary>A row of the table <c>projects</c> as it comes from the driver.</summary>
internal sealed class ProjectRecord
{
    public const string Columns = "p.id, p.org_id, p.mode, p.name, p.type, p.settings, p.created_at, p.archived";

    public string Id { get; init; } = "";

    public string OrgId { get; init; } = "";

    public int Mode { get; init; }

    public string Name { get; init; } = "";

    public string Type { get; init; } = "";

    public string Settings { get; init; } = "";

    public long CreatedAt { get; init; }

    public int Archived { get; init; }

    public Project ToProject(ImmutableArray<ProjectParams> versions) => new(
        new ProjectId(Id), new Tenant(new OrganizationId(OrgId), (Mode)Mode), Name, Type, StoredJson.Read<ProjectSettings>(Settings),
        CreatedAt.Time(), Archived != 0, versions)
    {
        Basis = versions.IsEmpty ? null : IntakeBasis.Of(Archived, versions[^1].Version, Settings),
    };
}

/// <summary>A row of the table <c>project_params</c> as it comes from the driver.</summary>
internal sealed class ParamsRecord
{
    public string ProjectId { get; init; } = "";

    public int Version { get; init; }

    public long CreatedAt { get; init; }

    public string Params { get; init; } = "";

    public ProjectParams ToParams() => new(Version, CreatedAt.Time(), Params);
}
