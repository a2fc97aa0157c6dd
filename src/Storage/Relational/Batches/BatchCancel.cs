using System.Data.Common;
using Dapper;
using Scheduler.Domain;

namespace Scheduler.Storage.Relational.Batches;

/// <summary>
/// Gives a batch up and cancels its tasks that nobody has begun, all at once. Each gets the event of its next version, which a grain
/// that still remembers the one before will not get any more. A task that is granted in the same moment has that event already and
/// is left alone.
/// </summary>
internal static class BatchCancel
{
    private const string GiveUp = "UPDATE batches SET status = 6 WHERE id = @id AND org_id = @org AND mode = @mode AND status IN (1, 2, 4)";

    private const string IsGivenUp = "SELECT count(*) FROM batches WHERE id = @id AND org_id = @org AND mode = @mode AND status = 6";

    /// <summary>Nothing of it was begun. What was ends later, by <see cref="BatchCompletion"/>, and is told then.</summary>
    private const string End = $"UPDATE batches AS b SET status = 5 WHERE id = @id AND status = 6 AND {BatchCompletion.NothingPending}";

    /// <summary>
    /// A process of the version before schema 17 ends a batch at once, whatever people hold of it. While an upgrade lasts that still happens, and
    /// nobody would be given what they leave: every process mends it as it starts, so the one that is replaced last does.
    /// </summary>
    public const string Mend = $"UPDATE batches AS b SET status = 6, completed_at = NULL WHERE status = 5 AND NOT ({BatchCompletion.NothingPending})";

    /// <summary>
    /// In the order of ids, as the ledger writes: neither waits for the other in a circle. What nobody has begun is in its first stage,
    /// which keeps waiting reviews out of the walk.
    /// </summary>
    private const string Events = """
        INSERT INTO events (task_id, version, org_id, mode, kind, actor, command_id, at, task_status, task_stage, task_round)
        SELECT t.id, t.version + 1, t.org_id, t.mode, 6, 'customer', @command, CASE WHEN t.updated_at > @now THEN t.updated_at ELSE @now END,
            3, t.stage, t.round
        FROM tasks t WHERE t.batch_id = @id AND t.status = 1 AND t.stage = 0
            AND NOT EXISTS (SELECT 1 FROM attempts a WHERE a.task_id = t.id AND a.state IN (1, 2))
        ORDER BY t.id ON CONFLICT DO NOTHING
        """;

    private const string Rows = """
        UPDATE tasks AS t SET status = 3, version = e.version, open_slots = 0, updated_at = e.at FROM events e
        WHERE t.batch_id = @id AND t.status = 1 AND t.stage = 0 AND e.task_id = t.id AND e.version = t.version + 1 AND e.kind = 6 AND e.command_id = @command
        """;

    private const string Count = """
        INSERT INTO batch_counts (batch_id, writer, status, n) VALUES (@id, 'batch-cancel', @status, @n)
        ON CONFLICT (batch_id, writer, status) DO UPDATE SET n = batch_counts.n + excluded.n
        """;

    /// <returns>True when the batch was given up by this call.</returns>
    public static async Task<bool> Run(DbTransaction transaction, Tenant tenant, BatchId batch, CommandId command, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        var key = new { id = batch.Value, org = tenant.Organization.Value, mode = (int)tenant.Mode };
        var givenUp = await connection.ExecuteAsync(GiveUp, key, transaction) == 1;
        if (givenUp || await connection.ExecuteScalarAsync<long>(IsGivenUp, key, transaction) == 1)
            await Tasks(transaction, batch, command, now);
        if (givenUp)
            await connection.ExecuteAsync(End, key, transaction);
        return givenUp;
    }

    private static async Task Tasks(DbTransaction transaction, BatchId batch, CommandId command, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        var key = new { id = batch.Value, command = command.Value, now = now.Ms() };
        if (await connection.ExecuteAsync(Events, key, transaction) == 0)
            return;
        var canceled = await connection.ExecuteAsync(Rows, key, transaction);
        await connection.ExecuteAsync(Count, new { key.id, status = 1, n = -canceled }, transaction);
        await connection.ExecuteAsync(Count, new { key.id, status = 3, n = canceled }, transaction);
    }
}
