using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Callbacks;
using Scheduler.Storage.Callbacks;

namespace Scheduler.Storage.Relational.Callbacks;

internal sealed class CallbackLog(RecordDatabase database) : ICallbackLog
{
    private const string Select = $"SELECT {CallbackRecord.Columns} FROM outbox o WHERE ";
    private const string OfTenant = "o.org_id = @org AND o.mode = @mode";

    /// <summary>What waits keeps the tries it has made; what is done starts over. A row under way has a holder, who says how it ends.</summary>
    private const string Again = """
        UPDATE outbox SET due_at = @now, tries = CASE WHEN done_at IS NULL THEN tries ELSE 0 END, outcome = NULL, done_at = NULL
        WHERE id = @id AND org_id = @org AND mode = @mode AND leased_by IS NULL
        """;

    private const string FailedAgain = """
        UPDATE outbox SET due_at = @now, tries = 0, outcome = NULL, done_at = NULL
        WHERE id IN (SELECT id FROM outbox WHERE org_id = @org AND mode = @mode AND outcome = 2 AND done_at >= @since ORDER BY done_at LIMIT @limit)
        """;

    public async Task<IReadOnlyList<CallbackRow>> List(CallbackFilter filter, CallbackCursor? after, int limit, CancellationToken cancel = default)
    {
        var where = CallbackConditions.Of(filter);
        if (after is { } cursor)
        {
            where.Add("(o.created_at, o.id) < (@cursorAt, @cursorId)", "cursorAt", cursor.At.Ms());
            where.Parameters.Add("cursorId", cursor.Id);
        }

        where.Parameters.Add("limit", limit);
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<CallbackRecord>(new CommandDefinition(
            $"{Select}{where} ORDER BY o.created_at DESC, o.id DESC LIMIT @limit", where.Parameters, cancellationToken: cancel));
        return [.. records.Select(r => r.ToRow())];
    }

    public async Task<CallbackRow?> Get(Tenant tenant, string id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleOrDefaultAsync<CallbackRecord>(
            new CommandDefinition($"{Select}o.id = @id AND {OfTenant}", Key(tenant, id), cancellationToken: cancel));
        return record?.ToRow();
    }

    public async Task<IReadOnlyList<CallbackTry>> Tries(string id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var tries = await connection.QueryAsync<(long At, long Took, long Result, long? Status, string? Detail)>(new CommandDefinition(
            "SELECT at, CAST(took_ms AS bigint), CAST(result AS bigint), CAST(status AS bigint), detail FROM callback_tries WHERE callback_id = @id ORDER BY n",
            new { id }, cancellationToken: cancel));
        return [.. tries.Select(t => new CallbackTry(t.At.Time(), TimeSpan.FromMilliseconds(t.Took), (TryResult)t.Result, (int?)t.Status, t.Detail))];
    }

    public async Task<CallbackRow?> Redeliver(Tenant tenant, string id, DateTimeOffset now, CancellationToken cancel = default)
    {
        await Write(Again, Key(tenant, id, now), cancel);
        return await Get(tenant, id, cancel);
    }

    public async Task<CallbackRow?> RedeliverLatest(Tenant tenant, TaskId task, DateTimeOffset now, CancellationToken cancel = default)
    {
        string? latest;
        await using (var connection = await database.Open(cancel).ConfigureAwait(false))
            latest = await connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition(
                $"SELECT o.id FROM outbox o WHERE o.task_id = @id AND o.batch_id = '' AND {OfTenant} ORDER BY o.version DESC LIMIT 1", Key(tenant, task.Value), cancellationToken: cancel));
        return latest is null ? null : await Redeliver(tenant, latest, now, cancel);
    }

    public Task<int> RedeliverFailed(Tenant tenant, DateTimeOffset since, DateTimeOffset now, CancellationToken cancel = default) => Write(FailedAgain, new
    {
        org = tenant.Organization.Value,
        mode = (int)tenant.Mode,
        since = since.Ms(),
        now = now.Ms(),
        limit = CallbackLimits.RedeliverRows,
    }, cancel);

    private Task<int> Write(string sql, object parameters, CancellationToken cancel) => database.Write(
        (DbTransaction transaction) => transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)), cancel);

    private static object Key(Tenant tenant, string id, DateTimeOffset now = default) =>
        new { id, org = tenant.Organization.Value, mode = (int)tenant.Mode, now = now.Ms() };
}
