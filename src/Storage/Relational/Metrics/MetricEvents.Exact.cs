using Dapper;
using Scheduler.Domain.Metrics;
using Scheduler.Storage.Relational.Quality;

namespace Scheduler.Storage.Relational.Metrics;

internal sealed partial class MetricEvents
{
    public async Task<TurnaroundFigures?> ExactTurnaround(MetricScope scope, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default)
    {
        // Ranks in whole numbers: both databases then name the same task.
        var sql = $"""
            WITH done AS (
                SELECT e.at - (CASE WHEN b.launched_at > t.created_at THEN b.launched_at ELSE t.created_at END) AS ms
                FROM events e JOIN tasks t ON t.id = e.task_id JOIN batches b ON b.id = t.batch_id
                WHERE {Completions}{Within(scope)}
            ), ranked AS (
                SELECT ms, row_number() OVER (ORDER BY ms) AS place, count(*) OVER () AS n FROM done
            )
            SELECT CAST(max(n) AS bigint) AS count, CAST(sum(ms) AS bigint) AS sum,
                max(CASE WHEN place = (n * 50 + 99) / 100 THEN ms END) AS p50, max(CASE WHEN place = (n * 90 + 99) / 100 THEN ms END) AS p90,
                max(CASE WHEN place = (n * 95 + 99) / 100 THEN ms END) AS p95, max(CASE WHEN place = (n * 99 + 99) / 100 THEN ms END) AS p99, max(ms) AS max
            FROM ranked
            """;
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var r = await connection.QuerySingleAsync<ExactRecord>(new CommandDefinition(sql, new { scope = scope.Id, from = from.Ms(), to = to.Ms() }, cancellationToken: cancel));
        return r.Count is > 0 and var n ? new(n, (double)r.Sum!.Value / n, r.P50!.Value, r.P90!.Value, r.P95!.Value, r.P99!.Value, r.Max!.Value) : null;
    }

    /// <summary>Answers of the live world that completed a task of a customer's.</summary>
    private const string Completions = $"e.at >= @from AND e.at < @to AND e.mode = 1 AND e.kind IN (2, 3) AND e.task_status = 2 AND {QualityRows.BatchLeftOut}";

    private static string Within(MetricScope scope) => scope.Kind switch
    {
        ScopeKind.All => "",
        ScopeKind.Organization => " AND t.org_id = @scope",
        ScopeKind.Workforce => " AND b.workforce = @scope",
        ScopeKind.Project => " AND t.project_id = @scope",
        ScopeKind.Batch => " AND t.batch_id = @scope",
        _ => throw new ArgumentException("A task is of several people.", nameof(scope)),
    };

    private sealed class ExactRecord
    {
        public long? Count { get; init; }

        public long? Sum { get; init; }

        public long? P50 { get; init; }

        public long? P90 { get; init; }

        public long? P95 { get; init; }

        public long? P99 { get; init; }

        public long? Max { get; init; }
    }
}
