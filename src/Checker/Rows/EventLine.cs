namespace Scheduler.Checker.Rows;

/// <summary>One recorded change.</summary>
internal sealed class EventLine
{
    public const string Columns = """
        task_id, version, at, kind, task_status, task_stage, task_round, token, annotator_id, stage, round, slot, attempt_state, verdict,
        waiting_since, command_id
        """;

    public string TaskId { get; init; } = "";

    public int Version { get; init; }

    public long At { get; init; }

    public EventKind Kind { get; init; }

    public TaskState TaskStatus { get; init; }

    public int TaskStage { get; init; }

    public int TaskRound { get; init; }

    public long? Token { get; init; }

    public string? AnnotatorId { get; init; }

    public int? Stage { get; init; }

    public int? Round { get; init; }

    public int? Slot { get; init; }

    public LeaseState? AttemptState { get; init; }

    public VerdictCode? Verdict { get; init; }

    public long? WaitingSince { get; init; }

    public string CommandId { get; init; } = "";

    public bool Answers => Kind is EventKind.Submitted or EventKind.Salvaged;
}
