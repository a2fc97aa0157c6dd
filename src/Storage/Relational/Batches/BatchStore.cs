using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Relational.Quality;

namespace Scheduler.Storage.Relational.Batches;

internal sealed class BatchStore(RecordDatabase database) : IBatchStore
{
    private const string Select = $"SELECT {BatchRecord.Columns} FROM batches b WHERE ";
    private const string OfTenant = "b.org_id = @org AND b.mode = @mode";

    public async Task<bool> Create(Batch batch, WorkforceId workforce, bool startsAtOnce, CancellationToken cancel = default) =>
        await database.Write(transaction => Insert(transaction, batch, workforce, startsAtOnce), cancel) == 1;

    public async Task<Batch> Default(Tenant tenant, ProjectId project, WorkforceId workforce, Batch fresh, CancellationToken cancel = default)
    {
        const string hidden = $"{OfTenant} AND b.project_id = @project AND b.name IS NULL AND {QualityRows.BatchLeftOut}";
        var key = new { org = tenant.Organization.Value, mode = (int)tenant.Mode, project = project.Value };
        if (await One(hidden, key, cancel) is { } known)
            return known;
        await database.Write(transaction => Insert(transaction, fresh with { Name = null }, workforce, startsAtOnce: true), cancel);
        // Whoever inserted it: the index lets one hidden batch of a project through.
        return (await One(hidden, key, cancel))!;
    }

    public Task<Batch?> Get(Tenant tenant, BatchId id, CancellationToken cancel = default) =>
        One($"b.id = @id AND {OfTenant}", Key(tenant, id), cancel);

    public Task<Batch?> Find(Tenant tenant, string name, CancellationToken cancel = default) =>
        One($"{OfTenant} AND b.name = @name", new { org = tenant.Organization.Value, mode = (int)tenant.Mode, name }, cancel);

    public async Task<bool?> TakesTasks(Tenant tenant, BatchId id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var atOnce = await connection.ExecuteScalarAsync<int?>(
            new CommandDefinition($"SELECT b.starts_at_once FROM batches b WHERE b.id = @id AND {OfTenant}", Key(tenant, id), cancellationToken: cancel));
        return atOnce is { } flag && await Get(tenant, id, cancel) is { } batch ? BatchTransitions.TakesTasks(batch.Status, flag != 0) : null;
    }

    public Task<IReadOnlyList<Batch>> List(BatchFilter filter, BatchCursor? after, int limit, int offset = 0, CancellationToken cancel = default)
    {
        var where = BatchConditions.Of(filter);
        if (after is { } cursor)
        {
            // Two conditions: the first alone bounds the index, on both databases.
            where.Add("b.created_at <= @cursorAt", "cursorAt", cursor.CreatedAt.Ms());
            where.Add("(b.created_at < @cursorAt OR b.id < @cursorId)", "cursorId", cursor.Id.Value);
        }

        where.Parameters.Add("limit", limit);
        where.Parameters.Add("offset", offset);
        return Many($"{where} ORDER BY b.created_at DESC, b.id DESC LIMIT @limit OFFSET @offset", where.Parameters, cancel);
    }

    public async Task<long> Count(BatchFilter filter, CancellationToken cancel = default)
    {
        var where = BatchConditions.Of(filter);
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition($"SELECT count(*) FROM batches b WHERE {where}", where.Parameters, cancellationToken: cancel));
    }

    public async Task<(EditOutcome Outcome, Batch? Batch)> ChangeMetadata(Tenant tenant, BatchId id, MetadataChange change, CancellationToken cancel = default)
    {
        var outcome = await database.Write(async transaction =>
        {
            var before = await transaction.Connection!.QuerySingleOrDefaultAsync<string?>(
                $"SELECT b.metadata FROM batches b WHERE b.id = @id AND {OfTenant}{database.Dialect.ForUpdate}", Key(tenant, id), transaction);
            if (before is null)
                return EditOutcome.NotFound;
            if (change.Over(before) is not { } after)
                return EditOutcome.TooMuch;
            await transaction.Connection!.ExecuteAsync("UPDATE batches SET metadata = @after WHERE id = @id", new { id = id.Value, after }, transaction);
            return EditOutcome.Done;
        }, cancel);
        return (outcome, await Get(tenant, id, cancel));
    }

    public Task<Batch?> SetPriority(Tenant tenant, BatchId id, int priority, CancellationToken cancel = default) =>
        Set(tenant, id, "priority = @priority", new { priority }, cancel);

    public Task<Batch?> SetDue(Tenant tenant, BatchId id, DateTimeOffset? due, CancellationToken cancel = default) =>
        Set(tenant, id, "due_at = @due", new { due = due.Ms() }, cancel);

    public Task SetRanks(Tenant tenant, IReadOnlyList<BatchId> order, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var key = new { org = tenant.Organization.Value, mode = (int)tenant.Mode };
        await transaction.Connection!.ExecuteAsync("UPDATE batches SET rank = NULL WHERE org_id = @org AND mode = @mode AND rank IS NOT NULL", key, transaction);
        for (var i = 0; i < order.Count; i++)
            await transaction.Connection!.ExecuteAsync("UPDATE batches SET rank = @rank WHERE id = @id AND org_id = @org AND mode = @mode",
                new { rank = i + 1, id = order[i].Value, key.org, key.mode }, transaction);
        return true;
    }, cancel);

    public Task<Batch?> SetStudioGroups(Tenant tenant, BatchId id, IReadOnlyList<string> groups, CancellationToken cancel = default) =>
        Set(tenant, id, "studio_groups = @groups", new { groups = groups.Count == 0 ? null : StoredJson.Write(groups) }, cancel);

    public Task<IReadOnlyList<Batch>> StudioPending(Tenant tenant, CancellationToken cancel = default) =>
        Many($"{OfTenant} AND b.name IS NOT NULL AND b.status IN (1, 2) AND b.workforce = @org ORDER BY COALESCE(b.rank, 2147483647), CASE b.kind WHEN 2 THEN 0 ELSE 1 END, b.created_at, b.id LIMIT @limit",
            new { org = tenant.Organization.Value, mode = (int)tenant.Mode, limit = BatchLimits.MaxStudioBatches }, cancel);

    public Task<IReadOnlyList<Batch>> ActiveOfProject(Tenant tenant, ProjectId project, CancellationToken cancel = default) =>
        Many($"{OfTenant} AND b.project_id = @project AND {BatchRecord.WorkedOn} ORDER BY b.id",
            new { org = tenant.Organization.Value, mode = (int)tenant.Mode, project = project.Value }, cancel);

    public async Task<Batch?> Launch(Tenant tenant, BatchId id, DateTimeOffset now, CancellationToken cancel = default)
    {
        await database.Write(async transaction =>
        {
            var launched = await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                "UPDATE batches SET status = 2, launched_at = @now WHERE id = @id AND org_id = @org AND mode = @mode AND status = 1",
                Key(tenant, id, now), transaction, cancellationToken: cancel));
            if (launched == 1 && tenant.Mode == Mode.Test)
                await TestLaunch.Complete(transaction, id, now);
            return launched;
        }, cancel);
        return await Get(tenant, id, cancel);
    }

    public async Task<Batch?> Pause(Tenant tenant, BatchId id, bool paused, CancellationToken cancel = default)
    {
        var (from, to) = paused ? (BatchStatus.InProgress, BatchStatus.Paused) : (BatchStatus.Paused, BatchStatus.InProgress);
        await database.Write(transaction => transaction.Connection!.ExecuteAsync(
            "UPDATE batches SET status = @to WHERE id = @id AND org_id = @org AND mode = @mode AND status = @from",
            new { to = (int)to, from = (int)from, id = id.Value, org = tenant.Organization.Value, mode = (int)tenant.Mode }, transaction), cancel);
        return await Get(tenant, id, cancel);
    }

    public async Task<Batch?> Cancel(Tenant tenant, BatchId id, CommandId command, DateTimeOffset now, CancellationToken cancel = default)
    {
        await database.Write(transaction => BatchCancel.Run(transaction, tenant, id, command, now), cancel);
        return await Get(tenant, id, cancel);
    }

    public async Task<bool> TryComplete(Tenant tenant, BatchId id, DateTimeOffset now, CancellationToken cancel = default)
    {
        var key = Key(tenant, id, now);
        await using (var connection = await database.Open(cancel).ConfigureAwait(false))
            if (await connection.ExecuteScalarAsync<long>(new CommandDefinition(BatchCompletion.Look, key, cancellationToken: cancel)) == 0)
                return false;

        return await database.Write(async transaction =>
        {
            // Locked first and judged by a statement of its own: one that waited for the lock would still judge by what it saw before.
            var callback = await transaction.Connection!.ExecuteScalarAsync<string?>(new CommandDefinition(
                "SELECT callback FROM batches WHERE id = @id" + database.Dialect.ForUpdate, key, transaction, cancellationToken: cancel));
            if (await transaction.Connection!.ExecuteAsync(new CommandDefinition(BatchCompletion.Statement, key, transaction, cancellationToken: cancel)) != 1)
                return false;
            if (callback is not null)
                await BatchCallback.Add(transaction, tenant, id, callback, now);
            return true;
        }, cancel);
    }

    public async Task<IReadOnlyList<string>> TaskCallbacks(BatchId id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT DISTINCT callback_url FROM tasks WHERE batch_id = @id AND callback_url IS NOT NULL", new { id = id.Value }, cancellationToken: cancel))];
    }

    public async Task<IReadOnlyDictionary<LabelTaskStatus, long>> Counts(BatchId id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var sums = await connection.QueryAsync<(int Status, long N)>(new CommandDefinition(
            "SELECT CAST(status AS integer), CAST(sum(n) AS bigint) FROM batch_counts WHERE batch_id = @id GROUP BY status",
            new { id = id.Value }, cancellationToken: cancel));
        return sums.Where(s => s.N != 0).ToDictionary(s => (LabelTaskStatus)s.Status, s => s.N);
    }

    public async Task<IReadOnlyDictionary<ProjectId, IReadOnlyDictionary<LabelTaskStatus, long>>> CountsByProject(Tenant tenant, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var sums = await connection.QueryAsync<(string Project, int Status, long N)>(new CommandDefinition(
            $"SELECT b.project_id, CAST(c.status AS integer), CAST(sum(c.n) AS bigint) FROM batches b JOIN batch_counts c ON c.batch_id = b.id WHERE {OfTenant} AND {QualityRows.BatchLeftOut} GROUP BY b.project_id, c.status",
            new { org = tenant.Organization.Value, mode = (int)tenant.Mode }, cancellationToken: cancel));
        return sums.Where(s => s.N != 0).GroupBy(s => new ProjectId(s.Project))
            .ToDictionary(g => g.Key, g => (IReadOnlyDictionary<LabelTaskStatus, long>)g.ToDictionary(s => (LabelTaskStatus)s.Status, s => s.N));
    }

    public Task<IReadOnlyList<Batch>> Active(WorkforceId workforce, BatchId? after, int limit, CancellationToken cancel = default) =>
        Many($"b.workforce = @workforce AND {BatchRecord.WorkedOn} AND b.id > @after ORDER BY b.id LIMIT @limit",
            new { workforce = workforce.Value, after = after?.Value ?? "", limit }, cancel);

    public Task<IReadOnlyList<Batch>> ActiveOfShard(int shard, BatchId? after, int limit, CancellationToken cancel = default) =>
        Many($"b.shard = @shard AND {BatchRecord.WorkedOn} AND b.id > @after ORDER BY b.id LIMIT @limit",
            new { shard, after = after?.Value ?? "", limit }, cancel);

    private async Task<Batch?> Set(Tenant tenant, BatchId id, string assignment, object values, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(values);
        parameters.AddDynamicParams(Key(tenant, id));
        await database.Write(transaction => transaction.Connection!.ExecuteAsync(
            $"UPDATE batches SET {assignment} WHERE id = @id AND org_id = @org AND mode = @mode", parameters, transaction), cancel);
        return await Get(tenant, id, cancel);
    }

    private async Task<Batch?> One(string where, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleOrDefaultAsync<BatchRecord>(new CommandDefinition(Select + where, parameters, cancellationToken: cancel));
        return record?.ToBatch();
    }

    private async Task<IReadOnlyList<Batch>> Many(string where, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<BatchRecord>(new CommandDefinition(Select + where, parameters, cancellationToken: cancel));
        return [.. records.Select(r => r.ToBatch())];
    }

    private static Task<int> Insert(DbTransaction transaction, Batch b, WorkforceId workforce, bool startsAtOnce) => transaction.Connection!.ExecuteAsync("""
        INSERT INTO batches (id, org_id, mode, project_id, workforce, shard, name, kind, status, starts_at_once, priority, due_at, callback, metadata,
            created_at, launched_at, completed_at)
        VALUES (@id, @org, @mode, @project, @workforce, @shard, @name, @kind, @status, @startsAtOnce, @priority, @due, @callback, @metadata,
            @created, @launched, @completed)
        ON CONFLICT DO NOTHING
        """, new
    {
        id = b.Id.Value,
        org = b.Tenant.Organization.Value,
        mode = (int)b.Tenant.Mode,
        project = b.Project.Value,
        workforce = workforce.Value,
        shard = StableHash.ShardOf(b.Id.Value),
        name = b.Name,
        kind = (int)b.Kind,
        status = (int)b.Status,
        startsAtOnce = startsAtOnce ? 1 : 0,
        priority = b.Priority,
        due = b.DueAt.Ms(),
        callback = b.Callback,
        metadata = b.Metadata,
        created = b.CreatedAt.Ms(),
        launched = b.LaunchedAt.Ms(),
        completed = b.CompletedAt.Ms(),
    }, transaction);

    private static object Key(Tenant tenant, BatchId id, DateTimeOffset now = default) =>
        new { id = id.Value, org = tenant.Organization.Value, mode = (int)tenant.Mode, now = now.Ms() };
}
