using System.Data.Common;
using Dapper;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>I8: counts and batches against the tasks, as sums in the database.</summary>
internal static class BatchLaws
{
    private const string Tasks = "SELECT batch_id AS batch, status, count(*) AS n FROM tasks GROUP BY batch_id, status";

    private const string Counts = """
        SELECT batch_id AS batch, status, CAST(sum(n) AS bigint) AS n FROM batch_counts GROUP BY batch_id, status HAVING sum(n) <> 0
        """;

    private const string Unfinished = """
        SELECT b.id FROM batches b WHERE b.status = @completed AND EXISTS (SELECT 1 FROM tasks t WHERE t.batch_id = b.id AND t.status = @pending)
        """;

    public static void Check(DbConnection connection, DbTransaction? transaction, Findings findings)
    {
        var actual = Read(connection, transaction, Tasks);
        var counted = Read(connection, transaction, Counts);
        foreach (var key in actual.Keys.Union(counted.Keys).OrderBy(k => k.Batch, StringComparer.Ordinal).ThenBy(k => k.Status))
            if (actual.GetValueOrDefault(key) != counted.GetValueOrDefault(key))
                findings.Add(Law.CountsMatch, key.Batch,
                    $"{actual.GetValueOrDefault(key)} tasks are {key.Status}, the counts say {counted.GetValueOrDefault(key)}.");
        foreach (var batch in connection.Query<string>(
            Unfinished, new { completed = BatchStates.Completed, pending = (int)TaskState.Pending }, transaction))
            findings.Add(Law.CompletedBatchIsDone, batch, "the batch is completed and has pending tasks.");
    }

    private static Dictionary<(string Batch, TaskState Status), long> Read(DbConnection connection, DbTransaction? transaction, string sql) =>
        connection.Query<CountLine>(sql, transaction: transaction).ToDictionary(c => (c.Batch, c.Status), c => c.N);

    private sealed class CountLine
    {
        public string Batch { get; init; } = "";

        public TaskState Status { get; init; }

        public long N { get; init; }
    }
}
