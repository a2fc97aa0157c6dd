namespace Scheduler.Checker.Rows;

/// <summary>An attempt as its row has it.</summary>
internal sealed class AttemptLine
{
    public const string Columns = """
        task_id, token, stage, round, slot, annotator_id, state, verdict, granted_at, ended_at, waiting_since, cool_until, claim_command, end_command,
        CASE WHEN length(response) <= 4000 THEN response END AS response, CASE WHEN response IS NULL THEN 0 ELSE 1 END AS answered
        """;

    public string TaskId { get; init; } = "";

    public long Token { get; init; }

    public int Stage { get; init; }

    public int Round { get; init; }

    public int Slot { get; init; }

    public string AnnotatorId { get; init; } = "";

    public LeaseState State { get; init; }

    public VerdictCode? Verdict { get; init; }

    public long GrantedAt { get; init; }

    public long? EndedAt { get; init; }

    public long? WaitingSince { get; init; }

    public long? CoolUntil { get; init; }

    public string ClaimCommand { get; init; } = "";

    public string? EndCommand { get; init; }

    /// <summary>Null also when it is long: only short responses are compared.</summary>
    public string? Response { get; init; }

    public int Answered { get; init; }
}
