using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

/// <summary>A row of the table <c>events</c> as it comes from the driver.</summary>
internal sealed class TaskEventRecord
{
    public const string Columns = """
        e.version, e.kind, e.actor, e.at, e.task_status, e.task_stage, e.task_round, e.token, e.annotator_id, e.stage, e.round, e.slot,
        e.attempt_state, e.verdict
        """;

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

    public TaskEventRow ToRow() => new(Version, (TaskEventKind)Kind, Actor, At.Time(), (LabelTaskStatus)TaskStatus, TaskStage, TaskRound,
        Token is { } token
            ? new(token, new AnnotatorId(AnnotatorId!), Stage!.Value, Round!.Value, Slot!.Value, (AttemptState)AttemptState!.Value, (Verdict?)Verdict)
            : null);
}
