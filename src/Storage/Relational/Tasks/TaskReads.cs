using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Relational.Quality;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

internal sealed class TaskReads(RecordDatabase database) : ITaskReads
{
    private const string ById = $"SELECT {TaskRecord.Columns} FROM tasks t WHERE t.id = @id AND t.org_id = @org AND t.mode = @mode";

    private const string Attempts = $"SELECT {AttemptRecord.Columns} FROM attempts a WHERE a.task_id = @id ORDER BY a.token";

    public async Task<TaskRow?> Get(Tenant tenant, TaskId id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleOrDefaultAsync<TaskRecord>(new CommandDefinition(ById, Key(tenant, id), cancellationToken: cancel));
        return record?.ToRow();
    }

    public Task<StoredTask?> Load(Tenant tenant, TaskId id, CancellationToken cancel = default) => database.Snapshot(async transaction =>
    {
        var connection = transaction.Connection!;
        var key = Key(tenant, id);
        var record = await connection.QuerySingleOrDefaultAsync<TaskRecord>(new CommandDefinition(ById, key, transaction, cancellationToken: cancel));
        if (record is null)
            return null;
        var row = record.ToRow();
        var attempts = row.Version == 0
            ? []
            : await connection.QueryAsync<AttemptRecord>(new CommandDefinition(Attempts, key, transaction, cancellationToken: cancel));
        return new StoredTask(row, TaskRecord.StateOf(row, [.. attempts.Select(a => a.ToAttempt())]));
    }, cancel);

    public async Task<ILookup<TaskId, string>> Answers(Tenant tenant, IReadOnlyCollection<TaskId> tasks, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var answers = await connection.QueryAsync<(string Task, string Response)>(new CommandDefinition($"""
            SELECT a.task_id, a.response FROM attempts a JOIN tasks t ON t.id = a.task_id
            WHERE {database.Dialect.In("a.task_id", "tasks")} AND t.org_id = @org AND t.mode = @mode AND a.stage = 0 AND a.state = 2 AND a.round = t.round AND a.response IS NOT NULL
            ORDER BY a.task_id, a.token
            """, new { tasks = database.Dialect.List(tasks.Select(t => t.Value)), org = tenant.Organization.Value, mode = (int)tenant.Mode }, cancellationToken: cancel));
        return answers.ToLookup(a => new TaskId(a.Task), a => a.Response);
    }

    public async Task<IReadOnlyList<TaskEventRow>> Events(Tenant tenant, TaskId id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<TaskEventRecord>(new CommandDefinition(
            $"SELECT {TaskEventRecord.Columns} FROM events e WHERE e.task_id = @id AND e.org_id = @org AND e.mode = @mode ORDER BY e.version",
            Key(tenant, id), cancellationToken: cancel));
        return [.. records.Select(r => r.ToRow())];
    }

    public async Task<IReadOnlyDictionary<LabelTaskStatus, long>> CountVersions(Tenant tenant, ProjectId project, int from, int before, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var sums = await connection.QueryAsync<(int Status, long N)>(new CommandDefinition($"""
            SELECT CAST(t.status AS integer), CAST(count(*) AS bigint) FROM tasks t
            WHERE t.project_id = @project AND t.org_id = @org AND t.mode = @mode AND t.param_version >= @from AND t.param_version < @before AND {QualityRows.LeftOut}
            GROUP BY t.status
            """, new { project = project.Value, org = tenant.Organization.Value, mode = (int)tenant.Mode, from, before }, cancellationToken: cancel));
        return sums.ToDictionary(s => (LabelTaskStatus)s.Status, s => s.N);
    }

    public async Task<IReadOnlyList<TaskRow>> List(TaskFilter filter, TaskCursor? after, int limit, int offset = 0, CancellationToken cancel = default)
    {
        var where = TaskConditions.Of(filter, database.Dialect);
        if (after is { } cursor)
        {
            // The first half alone bounds the walk of the index; the second drops what the page before has shown of that moment.
            where.Add("t.created_at <= @cursorAt", "cursorAt", cursor.CreatedAt.Ms());
            where.Add("(t.created_at < @cursorAt OR t.id < @cursorId)", "cursorId", cursor.Id.Value);
        }

        where.Parameters.Add("limit", limit);
        where.Parameters.Add("offset", offset);
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<TaskRecord>(new CommandDefinition(
            $"SELECT {TaskRecord.Columns} FROM tasks t WHERE {where} ORDER BY t.created_at DESC, t.id DESC LIMIT @limit OFFSET @offset",
            where.Parameters, cancellationToken: cancel));
        return [.. records.Select(r => r.ToRow())];
    }

    public async Task<long> Count(TaskFilter filter, CancellationToken cancel = default)
    {
        var (sql, where) = TaskCounts.Know(filter)
            ? (TaskCounts.Sum, TaskCounts.Of(filter))
            : ("SELECT count(*) FROM tasks t WHERE ", TaskConditions.Of(filter, database.Dialect));
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql + where, where.Parameters, cancellationToken: cancel));
    }

    public async Task<IReadOnlyList<TaskLine>> Lines(TaskFilter filter, ListSeek seek, TaskCursor? mark, int limit, CancellationToken cancel = default)
    {
        var where = TaskConditions.Of(filter, database.Dialect);
        if (seek.FromMark)
            Bound(where, mark ?? throw new ArgumentException("A seek from a mark has one.", nameof(mark)), seek.Newer);
        where.Parameters.Add("limit", limit);
        where.Parameters.Add("skip", seek.Skip);
        var way = seek.Newer ? "ASC" : "DESC";
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        // What is passed over is no more than keys: a sort of wide rows would go to the disk.
        var records = await connection.QueryAsync<TaskLineRecord>(new CommandDefinition($"""
            SELECT {TaskLineRecord.Columns} FROM tasks t
            WHERE t.id IN (SELECT t.id FROM tasks t WHERE {where} ORDER BY t.created_at {way}, t.id {way} LIMIT @limit OFFSET @skip)
            ORDER BY t.created_at DESC, t.id DESC
            """, where.Parameters, cancellationToken: cancel));
        return [.. records.Select(r => r.ToLine())];
    }

    public async Task<long> CountBefore(TaskFilter filter, TaskCursor place, CancellationToken cancel = default)
    {
        var where = TaskConditions.Of(filter, database.Dialect);
        Bound(where, place, newer: true);
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition($"SELECT count(*) FROM tasks t WHERE {where}", where.Parameters, cancellationToken: cancel));
    }

    public async Task<bool> SetUniqueId(Tenant tenant, TaskId id, string? uniqueId, DateTimeOffset now, CancellationToken cancel = default)
    {
        try
        {
            return await database.Write(transaction => EditStatement.Run(transaction, tenant, id, "unique_id", uniqueId, now), cancel) == 1;
        }
        catch (Exception exception) when (database.IsUniqueViolation(exception))
        {
            return false;
        }
    }

    /// <summary>Rows before a place, or from it on; the first condition alone bounds the walk of the index.</summary>
    private static void Bound(Conditions where, TaskCursor place, bool newer)
    {
        where.Add(newer ? "t.created_at >= @placeAt" : "t.created_at <= @placeAt", "placeAt", place.CreatedAt.Ms());
        where.Add(newer ? "(t.created_at > @placeAt OR t.id > @placeId)" : "(t.created_at < @placeAt OR t.id <= @placeId)", "placeId", place.Id.Value);
    }

    private static object Key(Tenant tenant, TaskId id) => new { id = id.Value, org = tenant.Organization.Value, mode = (int)tenant.Mode };
}
