using Dapper;
using Scheduler.Domain.Metrics;

namespace Scheduler.Storage.Relational.Metrics;

internal sealed partial class MetricEvents
{
    private const string OfBatch = "b.org_id, b.workforce, b.project_id, b.id AS batch_id";

    /// <summary>Ids begin with the time at which they were made, so the primary key finds the tasks of a period.</summary>
    private const string Created = $"""
        SELECT {OfBatch}, count(*) AS n, 0 AS more FROM tasks t JOIN batches b ON b.id = t.batch_id
        WHERE t.id >= @first AND t.id < @last AND t.created_at >= @from AND t.created_at < @to AND t.mode = 1 AND b.launched_at < t.created_at
        GROUP BY b.org_id, b.workforce, b.project_id, b.id
        """;

    private const string Launched = $"""
        SELECT {OfBatch}, count(*) AS n, 0 AS more FROM batches b JOIN tasks t ON t.batch_id = b.id AND t.created_at <= b.launched_at
        WHERE b.mode = 1 AND b.launched_at >= @from AND b.launched_at < @to GROUP BY b.org_id, b.workforce, b.project_id, b.id
        """;

    private const string Due = $"""
        SELECT {OfBatch}, count(*) AS n, count(CASE WHEN t.completed_at <= b.due_at THEN 1 END) AS more
        FROM batches b JOIN tasks t ON t.batch_id = b.id AND t.status <> 3
        WHERE b.mode = 1 AND b.due_at >= @from AND b.due_at < @to AND b.launched_at IS NOT NULL GROUP BY b.org_id, b.workforce, b.project_id, b.id
        """;

    private const string Arrived = $"""
        SELECT {OfBatch}, count(*) AS n, CAST(sum(o.done_at - o.created_at) AS bigint) AS more
        FROM outbox o JOIN tasks t ON t.id = o.task_id JOIN batches b ON b.id = t.batch_id
        WHERE o.outcome = 1 AND o.done_at >= @from AND o.done_at < @to AND o.mode = 1 AND o.status = 2 GROUP BY b.org_id, b.workforce, b.project_id, b.id
        """;

    /// <summary>How much later than its task's own time an id may have been made, within one request; and how much two clocks differ.</summary>
    private static readonly TimeSpan IdsAhead = TimeSpan.FromMinutes(1), IdsBehind = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<(TaskHome Home, Measure Measure, long By)>> Counts(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var period = new { from = from.Ms(), to = to.Ms(), first = $"{(from - IdsBehind).Ms():x12}", last = $"{(to + IdsAhead).Ms():x12}" };
        async Task<List<CountRecord>> Read(string sql) =>
            (await connection.QueryAsync<CountRecord>(new CommandDefinition(sql, period, cancellationToken: cancel))).AsList();

        var counts = new List<(TaskHome, Measure, long)>();
        foreach (var r in (await Read(Created)).Concat(await Read(Launched)))
            counts.Add((r.ToHome(), Measure.Arrived, r.N));
        foreach (var r in await Read(Due))
        {
            counts.Add((r.ToHome(), Measure.Due, r.N));
            counts.Add((r.ToHome(), Measure.OnTime, r.More));
        }

        foreach (var r in await Read(Arrived))
        {
            counts.Add((r.ToHome(), Measure.CalledBack, r.N));
            counts.Add((r.ToHome(), Measure.CallbackWaitMs, r.More));
        }

        return counts;
    }

    private sealed class CountRecord
    {
        public string OrgId { get; init; } = "";

        public string Workforce { get; init; } = "";

        public string ProjectId { get; init; } = "";

        public string BatchId { get; init; } = "";

        public long N { get; init; }

        public long More { get; init; }

        public TaskHome ToHome() => new(new(OrgId), new(Workforce), new(ProjectId), new(BatchId));
    }
}
