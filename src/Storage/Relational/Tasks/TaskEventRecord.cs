using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

/// <summary>A row of the table <c>events</c> as it comes from the driver.</summary>
internal class TaskEventRecord
{
    public const string Columns = """
        e.task_id, e.version, e.kind, e.actor, e.at, e.task_status, e.task_stage, e.task_round, e.token, e.annotator_id, e.stage, e.round, e.slot,
        e.attempt_state, e.verdict, e.offered_at, e.accepted_at, e.active_ms
        """;

    public string TaskId { get; init; } = "";

    public int Version { get; init; }

    public int Kind { get; init; }

    public string Actor { get; init; } = "";

    public long At { get; init; }

    public int TaskStatus { get; init; }

    public int TaskStage { get; init; }

    public int TaskRound { get; init; }

    public long? Token { get; init; }

    public string? AnnotatorId { get; init; }

    public int? Stage { get; init; }

    public int? Round { get; init; }

    public int? Slot { get; init; }

    public int? AttemptState { get; init; }

    public int? Verdict { get; init; }

    public long? OfferedAt { get; init; }

    public long? AcceptedAt { get; init; }

    public long? ActiveMs { get; init; }

    public TaskEventRow ToRow() => new(Version, (TaskEventKind)Kind, Actor, At.Time(), (LabelTaskStatus)TaskStatus, TaskStage, TaskRound,
        Token is { } token
            ? new(token, new AnnotatorId(AnnotatorId!), Stage!.Value, Round!.Value, Slot!.Value, (AttemptState)AttemptState!.Value, (Verdict?)Verdict)
            : null);

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
