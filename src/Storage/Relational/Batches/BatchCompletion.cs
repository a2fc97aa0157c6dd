namespace Scheduler.Storage.Relational.Batches;

/// <summary>Completes a batch that has tasks and none that is pending.</summary>
internal static class BatchCompletion
{
    /// <summary>
    /// A pending task has an open slot or a live lease, for the last answer of a stage opens the next one or closes the task. So
    /// three small indexes answer, and no index of pending tasks is needed, which every submit would have to rewrite. The reads
    /// are spelled as ordered first rows and not as EXISTS, for which PostgreSQL likes to scan the table.
    /// </summary>
    private const string Done = """
        b.status = 2
            AND (SELECT t.id FROM tasks t WHERE t.batch_id = b.id ORDER BY t.created_at LIMIT 1) IS NOT NULL
            AND (SELECT t.id FROM tasks t WHERE t.batch_id = b.id AND t.stage = 0 AND t.open_slots > 0 ORDER BY t.rank, t.id LIMIT 1) IS NULL
            AND (SELECT t.id FROM tasks t WHERE t.batch_id = b.id AND t.stage > 0 AND t.open_slots > 0 ORDER BY t.rank, t.id LIMIT 1) IS NULL
            AND NOT EXISTS (SELECT 1 FROM attempts a JOIN tasks t ON t.id = a.task_id WHERE a.state = 1 AND t.batch_id = b.id AND t.status = 1)
        """;

    /// <summary>Asked first, without a lock: most sweeps end here.</summary>
    public const string Look = $"SELECT count(*) FROM batches b WHERE b.id = @id AND b.org_id = @org AND b.mode = @mode AND {Done}";

    public const string Statement = $"UPDATE batches AS b SET status = 3, completed_at = @now WHERE b.id = @id AND {Done}";
}
