using System.Data.Common;
using Dapper;
using Scheduler.Domain;

namespace Scheduler.Storage.Relational.Batches;

/// <summary>
/// Cancels the tasks of a batch that nobody has begun, all at once. Each gets its next version and its event: a grain that still
/// remembers the one before learns of it by its next write. A task that is granted in the same moment has another version by
/// then and is left alone.
/// </summary>
internal static class BatchCancel
{
    private const string Rows = """
        UPDATE tasks AS t SET status = 3, version = t.version + 1, open_slots = 0, updated_at = CASE WHEN t.updated_at > @now THEN t.updated_at ELSE @now END
        FROM (SELECT o.id, o.version FROM tasks o WHERE o.batch_id = @id AND o.status = 1
            AND NOT EXISTS (SELECT 1 FROM attempts a WHERE a.task_id = o.id AND a.state IN (1, 2))) open
        WHERE t.id = open.id AND t.version = open.version AND t.status = 1
        """;

    /// <summary>Of every canceled task whose last version has no event yet: those of the statement before.</summary>
    private const string Events = """
        INSERT INTO events (task_id, version, org_id, mode, kind, actor, command_id, at, task_status, task_stage, task_round)
        SELECT t.id, t.version, t.org_id, t.mode, 6, 'customer', @command, t.updated_at, 3, t.stage, t.round FROM tasks t
        WHERE t.batch_id = @id AND t.status = 3 AND t.version > 0 AND NOT EXISTS (SELECT 1 FROM events e WHERE e.task_id = t.id AND e.version = t.version)
        """;

    private const string Count = """
        INSERT INTO batch_counts (batch_id, writer, status, n) VALUES (@id, 'batch-cancel', @status, @n)
        ON CONFLICT (batch_id, writer, status) DO UPDATE SET n = batch_counts.n + excluded.n
        """;

    public static async Task Tasks(DbTransaction transaction, BatchId batch, CommandId command, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        var key = new { id = batch.Value, command = command.Value, now = now.Ms() };
        var canceled = await connection.ExecuteAsync(Rows, key, transaction);
        if (canceled == 0)
            return;
        await connection.ExecuteAsync(Events, key, transaction);
        await connection.ExecuteAsync(Count, new { key.id, status = 1, n = -canceled }, transaction);
        await connection.ExecuteAsync(Count, new { key.id, status = 3, n = canceled }, transaction);
    }
}
