using System.Data.Common;
using Dapper;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Relational.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Exports;

internal sealed class TaskHistory(RecordDatabase database) : ITaskHistory
{
    /// <summary>Only rows that were written since need their events: all others stand as they stood.</summary>
    private string Events => $"""
        SELECT e.task_id, CAST(e.version AS bigint) AS version, e.at, CAST(e.task_status AS bigint) AS status FROM events e
        WHERE {database.Dialect.In("e.task_id", "ids")} AND e.at <= @asOf ORDER BY e.task_id, e.version
        """;

    private string Answers => $"""
        SELECT {AttemptRecord.Columns} FROM attempts a
        WHERE {database.Dialect.In("a.task_id", "ids")} AND a.state = 2 AND a.ended_at <= @asOf ORDER BY a.task_id, a.token
        """;

    private string Single => $"""
        SELECT a.task_id, CAST(a.round AS bigint) AS round, a.response FROM attempts a
        WHERE {database.Dialect.In("a.task_id", "ids")} AND a.stage = 0 AND a.state = 2 AND a.ended_at <= @asOf AND a.response IS NOT NULL ORDER BY a.task_id, a.token
        """;

    public Task<TaskPage> Read(TaskFilter filter, DateTimeOffset asOf, TaskCursor? after, int limit, CancellationToken cancel = default) => database.Snapshot(async transaction =>
    {
        var where = Where(filter, asOf);
        if (after is { } cursor)
        {
            where.Add("t.created_at >= @cursorAt", "cursorAt", cursor.CreatedAt.Ms());
            where.Add("(t.created_at > @cursorAt OR t.id > @cursorId)", "cursorId", cursor.Id.Value);
        }

        where.Parameters.Add("limit", limit);
        TaskRow[] rows =
        [
            .. (await transaction.Connection!.QueryAsync<TaskRecord>(new CommandDefinition(
                $"SELECT {TaskRecord.OwnColumns} FROM tasks t WHERE {where} ORDER BY t.created_at, t.id LIMIT @limit", where.Parameters, transaction, cancellationToken: cancel)))
                .Select(r => r.ToRow()),
        ];
        PastTask[] past = [.. (await AsOf(rows, asOf, transaction, cancel)).Select(t => t with { Row = PastRows.Edited(t.Row, asOf) }).Where(t => PastRows.Keeps(filter, t.Row))];
        return new TaskPage(
            await WithSingle(past, asOf, transaction, cancel),
            rows.Length == 0 ? null : new(rows[^1].CreatedAt, rows[^1].Ref.Id),
            rows.Length == limit);
    }, cancel);

    /// <summary>The answers behind each consensus, of the round that it was completed in: the last that had any until then.</summary>
    private async Task<IReadOnlyList<PastTask>> WithSingle(PastTask[] past, DateTimeOffset asOf, DbTransaction transaction, CancellationToken cancel)
    {
        if (past.Where(t => t.Row.IsConsensus).Select(t => t.Row.Ref.Id.Value).ToArray() is not { Length: > 0 } several)
            return past;
        var answers = (await transaction.Connection!.QueryAsync<(string Task, long Round, string Response)>(new CommandDefinition(
                Single, new { ids = database.Dialect.List(several), asOf = asOf.Ms() }, transaction, cancellationToken: cancel)))
            .ToLookup(a => a.Task, a => (a.Round, a.Response));
        return [.. past.Select(t => answers[t.Row.Ref.Id.Value].ToArray() is { Length: > 0 } own
            ? t with { Single = [.. own.Where(a => a.Round == own.Max(o => o.Round)).Select(a => a.Response)] } : t)];
    }

    public async Task<long> Count(TaskFilter filter, DateTimeOffset asOf, long most, CancellationToken cancel = default)
    {
        var where = Where(filter, asOf);
        where.Parameters.Add("most", most);
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"SELECT count(*) FROM (SELECT 1 FROM tasks t WHERE {where} LIMIT @most) x", where.Parameters, cancellationToken: cancel));
    }

    private async Task<IEnumerable<PastTask>> AsOf(TaskRow[] rows, DateTimeOffset asOf, DbTransaction transaction, CancellationToken cancel)
    {
        if (rows.Where(r => r.UpdatedAt > asOf).Select(r => r.Ref.Id.Value).ToArray() is not { Length: > 0 } changed)
            return rows.Select(r => new PastTask(r, []));
        var parameters = new { ids = database.Dialect.List(changed), asOf = asOf.Ms() };
        var events = (await transaction.Connection!.QueryAsync<(string Task, long Version, long At, long Status)>(new CommandDefinition(Events, parameters, transaction, cancellationToken: cancel)))
            .ToLookup(e => e.Task, e => new PastEvent(e.At.Time(), (LabelTaskStatus)e.Status));
        var answers = (await transaction.Connection!.QueryAsync<AttemptRecord>(new CommandDefinition(Answers, parameters, transaction, cancellationToken: cancel)))
            .ToLookup(a => a.TaskId, a => a.ToAttempt());
        return rows.Select(r => r.UpdatedAt <= asOf ? new PastTask(r, []) : PastRows.AsOf(r, asOf, [.. events[r.Ref.Id.Value]], [.. answers[r.Ref.Id.Value]]));
    }

    /// <summary>Conditions on what does not change, and a first sieve on the status: exactly only those that stand as they stood.</summary>
    private Conditions Where(TaskFilter filter, DateTimeOffset asOf)
    {
        var where = TaskConditions.Of(
            filter with { Status = null, Reviews = [], CompletedFrom = null, CompletedTo = null, UpdatedFrom = null, UpdatedTo = null }, database.Dialect);
        where.Add("t.created_at <= @asOf", "asOf", asOf.Ms());
        if (filter.Status is { } status)
            where.Add("(t.status = @status OR t.updated_at > @asOf)", "status", (int)status);
        return where;
    }
}
