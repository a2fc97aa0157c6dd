using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Relational.Batches;

/// <summary>The outbox row of a completed batch, in the transaction that completes it.</summary>
internal static class BatchCallback
{
    /// <summary>A batch that was reopened completes again: each time is an event of its own. The batch's row is locked.</summary>
    private const string Insert = """
        INSERT INTO outbox (id, task_id, batch_id, version, org_id, mode, status, shard, url, created_at, due_at, tries)
        SELECT @id || ':' || CAST(count(*) AS text), '', @id, count(*), @org, @mode, @status, @shard, @url, @now, @now, 0
        FROM outbox WHERE task_id = '' AND batch_id = @id
        """;

    public static Task<int> Add(DbTransaction transaction, Tenant tenant, BatchId batch, string url, DateTimeOffset now) => transaction.Connection!.ExecuteAsync(Insert, new
    {
        id = batch.Value,
        org = tenant.Organization.Value,
        mode = (int)tenant.Mode,
        status = (int)LabelTaskStatus.Completed,
        shard = StableHash.ShardOf(url),
        url,
        now = now.Ms(),
    }, transaction);
}
