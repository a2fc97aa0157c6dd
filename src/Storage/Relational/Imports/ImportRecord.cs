using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Storage.Imports;

namespace Scheduler.Storage.Relational.Imports;

/// <summary>A row of the table <c>imports</c> as it comes from the driver.</summary>
internal sealed class ImportRecord
{
    public const string Columns =
        "id, org_id, mode, format, project, batch, mapping, dry_run, state, last_line, lines, created, failed, bytes, total_bytes, errors, created_at, updated_at, done_at, leased_until";

    public string Id { get; init; } = "";

    public string OrgId { get; init; } = "";

    public int Mode { get; init; }

    public string Format { get; init; } = "";

    public string? Project { get; init; }

    public string? Batch { get; init; }

    public string Mapping { get; init; } = "";

    public int DryRun { get; init; }

    public int LastLine { get; init; }

    public long Lines { get; init; }

    public long Created { get; init; }

    public long Failed { get; init; }

    public long Bytes { get; init; }

    public long? TotalBytes { get; init; }

    public string Errors { get; init; } = "";

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public long? DoneAt { get; init; }

    public long? LeasedUntil { get; init; }

    public ImportRow ToRow() => new(
        Id, new(new(OrgId), (Mode)Mode), new(Format, Project, Batch, Mapping, DryRun != 0),
        new(LastLine, Lines, Created, Failed, Bytes, StoredJson.Read<ImmutableArray<ImportError>>(Errors)),
        TotalBytes, CreatedAt.Time(), UpdatedAt.Time(), DoneAt.Time(), LeasedUntil.Time());
}
