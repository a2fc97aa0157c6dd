using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

/// <summary>A row of the table <c>tasks</c> as it comes from the driver.</summary>
internal sealed class TaskRecord
{
    /// <summary>What the row itself says: all but grants that it has not heard of, which change nothing a customer sees.</summary>
    public const string OwnColumns = """
        t.id, t.org_id, t.mode, t.project_id, t.batch_id, t.type, t.param_version, t.overlap, t.review_levels, t.version, t.status, t.stage,
        t.round, t.last_token, t.open_slots, t.priority, t.created_at, t.updated_at, t.edited_at, t.completed_at, t.unique_id, t.tags, t.instruction,
        t.callback_url, t.callback_succeeded, t.urgency, t.review, t.audited_at, t.audits, t.metadata, t.params, t.response, t.agreement
        """;

    public const string Columns = $"{OwnColumns}, {UnwrittenGrants.Count} AS grants";

    public string Id { get; init; } = "";

    public string OrgId { get; init; } = "";

    public int Mode { get; init; }

    public string ProjectId { get; init; } = "";

    public string BatchId { get; init; } = "";

    public string Type { get; init; } = "";

    public int ParamVersion { get; init; }

    public int Overlap { get; init; }

    public int ReviewLevels { get; init; }

    public int Version { get; init; }

    public int Status { get; init; }

    public int Stage { get; init; }

    public int Round { get; init; }

    public long LastToken { get; init; }

    public int OpenSlots { get; init; }

    public int Priority { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public long? EditedAt { get; init; }

    public long? CompletedAt { get; init; }

    public string? UniqueId { get; init; }

    public string? Tags { get; init; }

    public string? Instruction { get; init; }

    public string? CallbackUrl { get; init; }

    public int? CallbackSucceeded { get; init; }

    public string? Urgency { get; init; }

    public int? Review { get; init; }

    public long? AuditedAt { get; init; }

    public string? Audits { get; init; }

    public string? Metadata { get; init; }

    public string Params { get; init; } = "";

    public string? Response { get; init; }

    public double? Agreement { get; init; }

    /// <summary>See <see cref="UnwrittenGrants"/>.</summary>
    public int Grants { get; init; }

    /// <summary>Metadata as stored: none is spelled as null, for most tasks have none.</summary>
    public static string? Compact(string metadata) => metadata == "{}" ? null : metadata;

    public TaskRow ToRow() => new()
    {
        Ref = new TaskRef(new Tenant(new OrganizationId(OrgId), (Mode)Mode), new ProjectId(ProjectId), new BatchId(BatchId), new TaskId(Id)),
        Type = Type,
        ParamVersion = ParamVersion,
        Plan = new Plan(Overlap, ReviewLevels),
        Version = Version + Grants,
        Status = (LabelTaskStatus)Status,
        Stage = Stage,
        Round = Round,
        LastToken = LastToken + Grants,
        OpenSlots = OpenSlots - Grants,
        Priority = Priority,
        CreatedAt = CreatedAt.Time(),
        UpdatedAt = UpdatedAt.Time(),
        EditedAt = EditedAt.Time(),
        CompletedAt = CompletedAt.Time(),
        UniqueId = UniqueId,
        Tags = Tags,
        Instruction = Instruction,
        CallbackUrl = CallbackUrl,
        CallbackSucceeded = CallbackSucceeded is { } succeeded ? succeeded != 0 : null,
        Urgency = Urgency,
        Review = (ReviewStatus?)Review,
        AuditedAt = AuditedAt.Time(),
        Audits = Audits,
        Metadata = Metadata ?? "{}",
        Params = Params,
        Response = Response,
        Agreement = Agreement,
    };

    /// <summary>The state that the rules made, from the row and its attempts.</summary>
    public static LabelTask StateOf(TaskRow row, ImmutableArray<Attempt> attempts) => new()
    {
        Ref = row.Ref,
        Plan = row.Plan,
        CreatedAt = row.CreatedAt,
        Version = row.Version,
        Status = row.Status,
        Stage = row.Stage,
        Round = row.Round,
        LastToken = row.LastToken,
        // The row does not hear of grants.
        ChangedAt = attempts.Select(a => a.Times.GrantedAt).Append(row.UpdatedAt).Max(),
        Response = row.Response,
        Attempts = attempts,
    };
}
