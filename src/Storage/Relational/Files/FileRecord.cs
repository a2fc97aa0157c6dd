using Scheduler.Domain;
using Scheduler.Storage.Files;

namespace Scheduler.Storage.Relational.Files;

/// <summary>A row of the table <c>files</c> as it comes from the driver.</summary>
internal sealed class FileRecord
{
    public const string Columns =
        "f.id, f.org_id, f.mode, f.state, f.size, f.mime_type, f.display_name, f.reference_id, f.project, f.metadata, f.source_url, f.error, f.created_at, f.updated_at";

    public string Id { get; init; } = "";

    public string OrgId { get; init; } = "";

    public int Mode { get; init; }

    public int State { get; init; }

    public long Size { get; init; }

    public string? MimeType { get; init; }

    public string? DisplayName { get; init; }

    public string? ReferenceId { get; init; }

    public string? Project { get; init; }

    public string? Metadata { get; init; }

    public string? SourceUrl { get; init; }

    public string? Error { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public static object Of(FileRow f) => new
    {
        id = f.Id,
        org = f.Tenant.Organization.Value,
        mode = (int)f.Tenant.Mode,
        state = (int)f.State,
        f.Size,
        f.MimeType,
        f.DisplayName,
        f.ReferenceId,
        f.Project,
        f.Metadata,
        f.SourceUrl,
        f.Error,
        created = f.CreatedAt.Ms(),
        updated = f.UpdatedAt.Ms(),
    };

    public FileRow ToRow() => new(Id, new(new(OrgId), (Mode)Mode), (FileState)State, CreatedAt.Time(), UpdatedAt.Time())
    {
        Size = Size,
        MimeType = MimeType,
        DisplayName = DisplayName,
        ReferenceId = ReferenceId,
        Project = Project,
        Metadata = Metadata,
        SourceUrl = SourceUrl,
        Error = Error,
    };
}
