namespace Scheduler.Checker.Rows;

/// <summary>A task as its row has it.</summary>
internal sealed class TaskLine
{
    public const string Columns = """
        id, batch_id, project_id, org_id, mode, type, version, status, stage, round, last_token, open_slots, overlap, review_levels, created_at,
        completed_at, callback_url, CASE WHEN audits LIKE '%"response":"%' THEN audits END AS mended_audits, CASE WHEN length(response) <= 4000 THEN response END AS response, CASE WHEN response IS NULL THEN 0 ELSE 1 END AS answered
        """;

    public string Id { get; init; } = "";

    public string BatchId { get; init; } = "";

    public string ProjectId { get; init; } = "";

    public string OrgId { get; init; } = "";

    public int Mode { get; init; }

    public string Type { get; init; } = "";

    public int Version { get; init; }

    public TaskState Status { get; init; }

    public int Stage { get; init; }

    public int Round { get; init; }

    public long LastToken { get; init; }

    public int OpenSlots { get; init; }

    public int Overlap { get; init; }

    public int ReviewLevels { get; init; }

    public long CreatedAt { get; init; }

    public long? CompletedAt { get; init; }

    public string? CallbackUrl { get; init; }

    /// <summary>The verdicts, where one of them mended the answer.</summary>
    public string? MendedAudits { get; init; }

    /// <summary>Null also when it is long: only short responses are compared.</summary>
    public string? Response { get; init; }

    public int Answered { get; init; }
}
