using Dapper;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Relational.Batches;

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

    /// <summary>Batches that may be due in the period by themselves, or by the service level of their project, which counts from the launch.</summary>
    private const string MayBeDue = $"""
        SELECT {BatchRecord.Columns}, b.workforce, p.settings FROM batches b LEFT JOIN projects p ON p.id = b.project_id
        WHERE b.mode = 1 AND b.launched_at IS NOT NULL
            AND ((b.due_at >= @from AND b.due_at < @to) OR (b.due_at IS NULL AND b.launched_at >= @promised AND b.launched_at < @to))
        """;

    private const string Due = """
        SELECT count(*), count(CASE WHEN t.completed_at <= @due THEN 1 END) FROM tasks t WHERE t.batch_id = @batch AND t.status <> 3
        """;

    private static readonly TimeSpan LongestPromise = Enum.GetValues<SlaTier>().Max(t => t.Target()) ?? TimeSpan.Zero;

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
        var mayBeDue = await connection.QueryAsync<BatchRecord, TermsRecord, (Batch Batch, string Workforce, DateTimeOffset? DueAt)>(
            new CommandDefinition(MayBeDue, new { from = from.Ms(), to = to.Ms(), promised = (from - LongestPromise).Ms() }, cancellationToken: cancel),
            (batch, terms) => (batch.ToBatch(), terms.Workforce, terms.DueAt(batch.ToBatch())), splitOn: "workforce");
        foreach (var (batch, workforce, due) in mayBeDue.Where(b => b.DueAt >= from && b.DueAt < to).ToArray())
        {
            var home = new TaskHome(batch.Tenant.Organization, new(workforce), batch.Project, batch.Id);
            var (tasks, inTime) = await connection.QuerySingleAsync<(long, long)>(new CommandDefinition(Due, new { due = due.Ms(), batch = batch.Id.Value }, cancellationToken: cancel));
            counts.Add((home, Measure.Due, tasks));
            counts.Add((home, Measure.OnTime, inTime));
        }

        foreach (var r in await Read(Arrived))
        {
            counts.Add((r.ToHome(), Measure.CalledBack, r.N));
            counts.Add((r.ToHome(), Measure.CallbackWaitMs, r.More));
        }

        return counts;
    }

    private sealed class TermsRecord
    {
        public string Workforce { get; init; } = "";

        public string? Settings { get; init; }

        public DateTimeOffset? DueAt(Batch batch) => Settings is null ? batch.DueAt : StoredJson.Read<ProjectSettings>(Settings).DueAt(batch);
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
