using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Relational.Metrics;

/// <summary>An event joined with its task and batch as it comes from the driver.</summary>
internal sealed class ObservationRecord
{
    public const string Step = """
        e.task_id, e.version, e.kind, e.at, e.task_status, e.task_stage, e.task_round, e.token, e.annotator_id, e.stage, e.round, e.attempt_state,
        e.verdict, e.offered_at, e.accepted_at, e.active_ms
        """;

    public const string Home = "t.org_id, b.workforce, t.project_id, t.batch_id, t.created_at, b.launched_at, t.overlap, t.review_levels, t.review, t.agreement";

    public string TaskId { get; init; } = "";

    public int Version { get; init; }

    public int Kind { get; init; }

    public long At { get; init; }

    public int TaskStatus { get; init; }

    public int TaskStage { get; init; }

    public int TaskRound { get; init; }

    public long? Token { get; init; }

    public string? AnnotatorId { get; init; }

    public int? Stage { get; init; }

    public int? Round { get; init; }

    public int? AttemptState { get; init; }

    public int? Verdict { get; init; }

    public long? OfferedAt { get; init; }

    public long? AcceptedAt { get; init; }

    public long? ActiveMs { get; init; }

    public string OrgId { get; init; } = "";

    public string Workforce { get; init; } = "";

    public string ProjectId { get; init; } = "";

    public string BatchId { get; init; } = "";

    public long CreatedAt { get; init; }

    public long? LaunchedAt { get; init; }

    public int Overlap { get; init; }

    public int ReviewLevels { get; init; }

    public int? Review { get; init; }

    public double? Agreement { get; init; }

    /// <summary>Several people have labeled the task, and it moves on by this answer.</summary>
    public bool ClosesLabels => Overlap > 1 && Stage == Plan.LabelStage && ((TaskEventKind)Kind is TaskEventKind.Submitted or TaskEventKind.Salvaged)
        && (TaskStage != Plan.LabelStage || TaskStatus == (int)LabelTaskStatus.Completed);

    public bool MayComplete => (TaskEventKind)Kind is TaskEventKind.Submitted or TaskEventKind.Salvaged && TaskStatus == (int)LabelTaskStatus.Completed;

    public TaskHome ToHome() => new(new(OrgId), new(Workforce), new(ProjectId), new(BatchId));

    public Plan ToPlan() => new(Overlap, ReviewLevels);

    public TaskStep ToStep() => new((TaskEventKind)Kind, At.Time(), (LabelTaskStatus)TaskStatus, TaskStage, TaskRound)
    {
        Token = Token,
        Annotator = AnnotatorId is null ? null : new(AnnotatorId),
        AttemptStage = Stage ?? 0,
        AttemptRound = Round ?? 0,
        AttemptState = (AttemptState)(AttemptState ?? 0),
        Verdict = (Verdict?)Verdict,
        OfferedAt = OfferedAt.Time(),
        AcceptedAt = AcceptedAt.Time(),
        ActiveMs = ActiveMs ?? 0,
    };
}
