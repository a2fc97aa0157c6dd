using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Annotators;

namespace Scheduler.Storage.Relational.Annotators;

/// <summary>An answer of somebody's history as it comes from the driver.</summary>
internal sealed class OwnAnswerRecord
{
    public const string Select = """
        SELECT a.task_id, a.stage, a.ended_at, a.active_ms, a.verdict, t.project_id, t.type, t.status, p.name AS project, b.name AS batch,
            r.verdict AS review, r.reason AS note
        """;

    /// <summary>
    /// The next review stage answers at most once in a round. An attempt at a quality task stands under the batch whose work it was
    /// given in place of: its person is not told apart from it.
    /// </summary>
    public const string From = """
         FROM attempts a JOIN tasks t ON t.id = a.task_id JOIN projects p ON p.id = t.project_id LEFT JOIN quality_attempts x ON x.task_id = t.id JOIN batches b ON b.id = COALESCE(x.batch_id, t.batch_id)
            LEFT JOIN attempts r ON r.task_id = a.task_id AND r.round = a.round AND r.stage = a.stage + 1 AND r.state = 2
        """;

    public string TaskId { get; init; } = "";

    public int Stage { get; init; }

    public long EndedAt { get; init; }

    public long ActiveMs { get; init; }

    public int? Verdict { get; init; }

    public string ProjectId { get; init; } = "";

    public string Type { get; init; } = "";

    public int Status { get; init; }

    public string Project { get; init; } = "";

    public string? Batch { get; init; }

    public int? Review { get; init; }

    public string? Note { get; init; }

    public string OrgId { get; init; } = "";

    public int Mode { get; init; }

    public string Params { get; init; } = "";

    public string? ProjectParams { get; init; }

    public string? Response { get; init; }

    public OwnAnswer ToAnswer() => new(
        new(TaskId), new(ProjectId), Project, Type, Batch, Stage, EndedAt.Time(), ActiveMs, (Verdict?)Verdict, (LabelTaskStatus)Status, (Verdict?)Review, Note);

    public OwnAnswerDetail ToDetail() => new(ToAnswer(), new(new(OrgId), (Mode)Mode), Params, ProjectParams, Response);
}

/// <summary>Sums over somebody's answers as they come from the driver.</summary>
internal sealed class OwnTotalsRecord
{
    public const string Sums = """
        COALESCE(sum(CASE WHEN a.stage = 0 THEN 1 ELSE 0 END), 0) AS labels, COALESCE(sum(CASE WHEN a.stage > 0 THEN 1 ELSE 0 END), 0) AS reviews,
        CAST(COALESCE(sum(a.active_ms), 0) AS bigint) AS active_ms
        """;

    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Type { get; init; } = "";

    public long Labels { get; init; }

    public long Reviews { get; init; }

    public long ActiveMs { get; init; }

    public long Accepted { get; init; }

    public long Fixed { get; init; }

    public long Rejected { get; init; }

    public OwnTotals ToTotals() => new(Labels, Reviews, ActiveMs);

    public OwnProject ToProject() => new(new(Id), Name, Type, ToTotals(), Accepted, Fixed, Rejected);
}
