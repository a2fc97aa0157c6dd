using System.Data.Common;
using Dapper;
using Scheduler.Domain;

namespace Scheduler.Storage.Relational.Batches;

/// <summary>
/// The launch of a batch of the test mode: its tasks were stored with their responses and are complete now. Nobody ever works on
/// them, so they keep their version; the batch's row is locked, so no task is added meanwhile.
/// </summary>
internal static class TestLaunch
{
    private const string Pending = "batch_id = @id AND mode = 2 AND status = 1";

    private const string Count = """
        INSERT INTO batch_counts (batch_id, writer, status, n) VALUES (@id, 'test-launch', @status, @n)
        ON CONFLICT (batch_id, writer, status) DO UPDATE SET n = batch_counts.n + excluded.n
        """;

    private const string CallBack = $"""
        INSERT INTO outbox (id, task_id, version, org_id, mode, status, shard, url, created_at, due_at, tries)
        SELECT id || ':0', id, 0, org_id, mode, 2, @shard, callback_url, @now, @now, 0 FROM tasks WHERE {Pending} AND callback_url = @url
        """;

    public static async Task Complete(DbTransaction transaction, BatchId batch, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        var key = new { id = batch.Value, now = now.Ms() };
        var urls = await connection.QueryAsync<string>($"SELECT DISTINCT callback_url FROM tasks WHERE {Pending} AND callback_url IS NOT NULL", key, transaction);
        foreach (var url in urls)
            await connection.ExecuteAsync(CallBack, new { key.id, key.now, url, shard = StableHash.ShardOf(url) }, transaction);
        var done = await connection.ExecuteAsync(
            $"UPDATE tasks SET status = 2, completed_at = @now, updated_at = @now, open_slots = 0 WHERE {Pending}", key, transaction);
        if (done == 0)
            return;
        await connection.ExecuteAsync(Count, new { key.id, status = 1, n = -done }, transaction);
        await connection.ExecuteAsync(Count, new { key.id, status = 2, n = done }, transaction);
    }
}
