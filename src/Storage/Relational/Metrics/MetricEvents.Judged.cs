using System.Runtime.CompilerServices;
using Dapper;
using Scheduler.Domain.Metrics;
using Scheduler.Storage.Relational.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Metrics;

internal sealed partial class MetricEvents
{
    /// <summary>Tasks read by one statement, with all that was answered to them.</summary>
    private const int JudgedAtOnce = 100;

    private const string Answers = $"SELECT {AttemptRecord.Columns} FROM attempts a WHERE a.state = 2 AND ";

    public async IAsyncEnumerable<StoredTask> Judged(
        MetricScope scope, DateTimeOffset from, DateTimeOffset to, int limit, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var sql = $"""
            SELECT e.task_id FROM events e JOIN tasks t ON t.id = e.task_id JOIN batches b ON b.id = t.batch_id
            WHERE {Completions} AND t.status = 2 AND (t.overlap > 1 OR t.review_levels > 0 OR t.review IS NOT NULL){Within(scope)}
            GROUP BY e.task_id ORDER BY max(e.at) DESC, e.task_id LIMIT @limit
            """;
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var found = (await connection.QueryAsync<string>(new CommandDefinition(sql, new { scope = scope.Id, from = from.Ms(), to = to.Ms(), limit }, cancellationToken: cancel))).AsList();
        foreach (var ids in found.Chunk(JudgedAtOnce))
        {
            var list = new { ids = database.Dialect.List(ids) };
            var rows = (await connection.QueryAsync<TaskRecord>(new CommandDefinition(
                $"SELECT {TaskRecord.OwnColumns} FROM tasks t WHERE {database.Dialect.In("t.id", "ids")}", list, cancellationToken: cancel))).ToDictionary(r => r.Id, r => r.ToRow());
            var answers = (await connection.QueryAsync<AttemptRecord>(new CommandDefinition(
                $"{Answers}{database.Dialect.In("a.task_id", "ids")} ORDER BY a.task_id, a.token", list, cancellationToken: cancel))).ToLookup(a => a.TaskId, a => a.ToAttempt());
            foreach (var id in ids)
                yield return new(rows[id], TaskRecord.StateOf(rows[id], [.. answers[id]]));
        }
    }
}
