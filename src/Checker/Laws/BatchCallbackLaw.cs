using System.Data.Common;
using Dapper;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>I7: each completion of a batch with a callback, also of one that was given up and had begun tasks to finish, has one outbox row; the events of a batch are numbered without gaps.</summary>
internal static class BatchCallbackLaw
{
    /// <summary>Batches that were completed before there were such callbacks are not told.</summary>
    private const string Untold = """
        SELECT b.id FROM batches b
        WHERE b.status IN (@completed, @cancelled) AND b.callback IS NOT NULL AND b.completed_at >= (SELECT applied_at FROM schema_versions WHERE version = 2)
            AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.task_id = '' AND o.batch_id = b.id AND o.created_at = b.completed_at)
        """;

    private const string Unfounded = """
        SELECT o.id FROM outbox o
        WHERE o.task_id = '' AND o.delivery_id = '' AND NOT EXISTS (SELECT 1 FROM batches b WHERE b.id = o.batch_id AND b.callback IS NOT NULL AND b.completed_at IS NOT NULL)
        """;

    private const string Doubled = """
        SELECT o.batch_id FROM outbox o WHERE o.task_id = '' AND o.delivery_id = '' GROUP BY o.batch_id
        HAVING count(*) <> max(o.version) + 1 OR count(*) <> count(DISTINCT o.version) OR count(*) <> count(DISTINCT o.created_at)
        """;

    public static void Check(DbConnection connection, DbTransaction? transaction, Findings findings)
    {
        foreach (var batch in connection.Query<string>(Untold, new { completed = BatchStates.Completed, cancelled = BatchStates.Cancelled }, transaction))
            findings.Add(Law.OneCallbackPerChange, batch, "the batch is completed and has no outbox row for it.");
        foreach (var callback in connection.Query<string>(Unfounded, transaction: transaction))
            findings.Add(Law.OneCallbackPerChange, callback, "the callback belongs to no batch that calls back.");
        foreach (var batch in connection.Query<string>(Doubled, transaction: transaction))
            findings.Add(Law.OneCallbackPerChange, batch, "a completion of the batch has two outbox rows, or one of them is gone.");
    }
}
