namespace Scheduler.Storage.Relational.Batches;

/// <summary>Completes a batch that has tasks and none that is pending.</summary>
internal static class BatchCompletion
{
    /// <summary>
    /// A pending task has an open slot or a live lease, for the last answer of a stage opens the next one or closes the task. So
    /// two small indexes answer, and no index of pending tasks is needed, which every submit would have to rewrite.
    /// </summary>
    public const string Statement = """
        UPDATE batches SET status = 3, completed_at = @now
        WHERE id = @id AND status = 2
            AND EXISTS (SELECT 1 FROM tasks t WHERE t.batch_id = @id)
            AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.batch_id = @id AND t.open_slots > 0)
            AND NOT EXISTS (SELECT 1 FROM attempts a JOIN tasks t ON t.id = a.task_id WHERE a.state = 1 AND t.batch_id = @id AND t.status = 1)
        """;
}
