using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Batches;

namespace Scheduler.Storage.Relational.Batches;

/// <summary>A row of the table <c>batches</c> as it comes from the driver.</summary>
internal sealed class BatchRecord
{
    public const string Columns =
        "b.id, b.org_id, b.mode, b.project_id, b.name, b.kind, b.status, b.priority, b.due_at, b.callback, b.metadata, b.created_at, b.launched_at, b.completed_at, b.rank, b.studio_groups";

    /// <summary><see cref="Batch.IsWorkedOn"/>, in the words of the partial indexes that serve it.</summary>
    public const string WorkedOn = "b.status IN (2, 6)";

    /// <summary>Launched and not at its end: what is open of it is backlog, also while it is paused.</summary>
    public const string UnderWay = "b.status IN (2, 4, 6)";

    public string Id { get; init; } = "";

    public string OrgId { get; init; } = "";

    public int Mode { get; init; }

    public string ProjectId { get; init; } = "";

    public string? Name { get; init; }

    public int Kind { get; init; }

    public int Status { get; init; }

    public int Priority { get; init; }

    public long? DueAt { get; init; }

    public string? Callback { get; init; }

    public string Metadata { get; init; } = "{}";

    public long CreatedAt { get; init; }

    public long? LaunchedAt { get; init; }

    public long? CompletedAt { get; init; }

    public int? Rank { get; init; }

    public string? StudioGroups { get; init; }

    public Batch ToBatch() => new(
        new BatchId(Id), new Tenant(new OrganizationId(OrgId), (Mode)Mode), new ProjectId(ProjectId), Name, (BatchKind)Kind, (BatchStatus)Status,
        Priority, DueAt.Time(), Callback, Metadata, CreatedAt.Time(), LaunchedAt.Time(), CompletedAt.Time())
    {
        Rank = Rank,
        StudioGroups = StudioGroups is null ? [] : StoredJson.Read<ImmutableArray<string>>(StudioGroups),
    };
}
