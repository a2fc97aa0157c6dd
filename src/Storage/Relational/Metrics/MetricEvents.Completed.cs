using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Storage.Metrics;

namespace Scheduler.Storage.Relational.Metrics;

internal sealed partial class MetricEvents
{
    public async Task<IReadOnlyList<CompletedTask>> Completed(MetricScope scope, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var ids = (await connection.QueryAsync<string>(new CommandDefinition($"""
            SELECT e.task_id FROM events e JOIN tasks t ON t.id = e.task_id JOIN batches b ON b.id = t.batch_id
            WHERE {Completions} AND t.status = 2{Within(scope)} GROUP BY e.task_id ORDER BY max(e.at) DESC, e.task_id LIMIT @limit
            """, new { scope = scope.Id, from = from.Ms(), to = to.Ms(), limit }, cancellationToken: cancel))).AsList();
        var completed = new List<CompletedTask>();
        foreach (var some in ids.Chunk(StoriesAtOnce))
        {
            var homes = (await connection.QueryAsync<ObservationRecord>(new CommandDefinition(
                $"SELECT t.id AS task_id, {ObservationRecord.Home} FROM tasks t JOIN batches b ON b.id = t.batch_id WHERE {database.Dialect.In("t.id", "ids")}",
                new { ids = database.Dialect.List(some) }, cancellationToken: cancel))).ToDictionary(h => h.TaskId);
            var steps = (await Steps(connection, some, cancel)).ToLookup(s => s.TaskId, s => s.ToStep());
            foreach (var id in some)
            {
                var (home, its) = (homes[id].ToHome(), homes[id]);
                completed.Add(new(
                    new(new(home.Organization, Mode.Live), home.Project, home.Batch, new(id)), new(its.CreatedAt.Time(), its.LaunchedAt.Time(), its.ToPlan(), [.. steps[id]])));
            }
        }

        return completed;
    }
}
