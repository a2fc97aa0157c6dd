namespace Scheduler.Storage.Relational.Batches;

/// <summary>Ends a batch that has tasks and none that is pending: completed, or cancelled when it was given up.</summary>
internal static class BatchCompletion
{
    /// <summary>
    /// Of the batch <c>b</c>. Two small indexes hold exactly the pending tasks. The reads are spelled as ordered first rows and not as EXISTS, for
    /// which PostgreSQL likes to scan the table.
    /// </summary>
    public const string NothingPending = """
        (SELECT t.id FROM tasks t WHERE t.batch_id = b.id AND t.status = 1 AND t.stage = 0 ORDER BY t.rank, t.id LIMIT 1) IS NULL
            AND (SELECT t.id FROM tasks t WHERE t.batch_id = b.id AND t.status = 1 AND t.stage > 0 ORDER BY t.rank, t.id LIMIT 1) IS NULL
        """;

    private const string Done = $"""
        {BatchRecord.WorkedOn}
            AND (SELECT t.id FROM tasks t WHERE t.batch_id = b.id ORDER BY t.created_at LIMIT 1) IS NOT NULL
            AND {NothingPending}
        """;

    /// <summary>Asked first, without a lock: most sweeps end here.</summary>
    public const string Look = $"SELECT count(*) FROM batches b WHERE b.id = @id AND b.org_id = @org AND b.mode = @mode AND {Done}";

    public const string Statement = $"UPDATE batches AS b SET status = CASE WHEN status = 6 THEN 5 ELSE 3 END, completed_at = @now WHERE b.id = @id AND {Done}";
}
