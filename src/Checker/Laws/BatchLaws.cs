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
        SELECT b.id FROM batches b WHERE b.status IN (@completed, @cancelled) AND EXISTS (SELECT 1 FROM tasks t WHERE t.batch_id = b.id AND t.status = @pending)
        """;

    /// <summary>What was given back a moment ago is about to be canceled: only the last event tells how late it is in these records.</summary>
    private const string LeftOpen = """
        SELECT t.id FROM tasks t JOIN batches b ON b.id = t.batch_id
        WHERE b.status = @cancelling AND t.status = @pending AND t.updated_at < (SELECT max(e.at) FROM events e) - @bound
            AND NOT EXISTS (SELECT 1 FROM attempts a WHERE a.task_id = t.id AND a.state IN (@live, @submitted))
        """;

    /// <summary>Time for a sweep or two after a crash.</summary>
    private static readonly TimeSpan CancelBound = TimeSpan.FromMinutes(2);

    public static void Check(DbConnection connection, DbTransaction? transaction, Findings findings)
    {
        var actual = Read(connection, transaction, Tasks);
        var counted = Read(connection, transaction, Counts);
        foreach (var key in actual.Keys.Union(counted.Keys).OrderBy(k => k.Batch, StringComparer.Ordinal).ThenBy(k => k.Status))
            if (actual.GetValueOrDefault(key) != counted.GetValueOrDefault(key))
                findings.Add(Law.CountsMatch, key.Batch,
                    $"{actual.GetValueOrDefault(key)} tasks are {key.Status}, the counts say {counted.GetValueOrDefault(key)}.");
        var codes = new
        {
            completed = BatchStates.Completed,
            cancelled = BatchStates.Cancelled,
            cancelling = BatchStates.Cancelling,
            pending = (int)TaskState.Pending,
            live = (int)LeaseState.Live,
            submitted = (int)LeaseState.Submitted,
            bound = (long)CancelBound.TotalMilliseconds,
        };
        foreach (var batch in connection.Query<string>(Unfinished, codes, transaction))
            findings.Add(Law.CompletedBatchIsDone, batch, "the batch is completed or cancelled and has pending tasks.");
        foreach (var task in connection.Query<string>(LeftOpen, codes, transaction))
            findings.Add(Law.GivenUpIsCanceled, task, "its batch is given up, nobody has begun it, and it is still pending.");
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
