using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

internal sealed class Leases(RecordDatabase database) : ILeases
{
    private const string Live =
        $"SELECT {TaskRecord.Columns}, {AttemptRecord.Columns} FROM attempts a JOIN tasks t ON t.id = a.task_id WHERE a.state = 1 AND a.shard = @shard";

    // Oldest first: what a person has in hand was granted before what is held ahead, and is adopted before it.
    public async Task<IReadOnlyList<LiveLease>> Of(AnnotatorId annotator, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return await Of(connection, StableHash.ShardOf(annotator.Value), annotator, cancel);
    }

    public async Task<DateTimeOffset?> LastAnswer(AnnotatorId annotator, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return (await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "SELECT max(a.ended_at) FROM attempts a WHERE a.annotator_id = @annotator AND a.state = 2", new { annotator = annotator.Value }, cancellationToken: cancel))).Time();
    }

    public async Task<IReadOnlyList<LiveLease>> OfShard(int shard, AnnotatorId? after, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var page = await Read(connection, $"{Live} AND a.annotator_id > @after ORDER BY a.annotator_id, a.granted_at, a.task_id LIMIT @limit",
            new { shard, after = after?.Value ?? "", limit }, cancel);
        if (page.Count < limit)
            return page;

        // The page may end among the leases of one person; the next one starts after that person.
        var last = page[^1].Attempt.Annotator;
        return [.. page.Where(l => l.Attempt.Annotator != last), .. await Of(connection, shard, last, cancel)];
    }

    private static Task<IReadOnlyList<LiveLease>> Of(DbConnection connection, int shard, AnnotatorId annotator, CancellationToken cancel) =>
        Read(connection, $"{Live} AND a.annotator_id = @annotator ORDER BY a.granted_at, a.task_id", new { shard, annotator = annotator.Value }, cancel);

    private static async Task<IReadOnlyList<LiveLease>> Read(DbConnection connection, string sql, object parameters, CancellationToken cancel) =>
        (await connection.QueryAsync<TaskRecord, AttemptRecord, LiveLease>(
            new CommandDefinition(sql, parameters, cancellationToken: cancel),
            (task, attempt) => new LiveLease(task.ToRow(), attempt.ToAttempt()),
            splitOn: "task_id")).AsList();
}
