using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Storage.Exports;

namespace Scheduler.Storage.Relational.Exports;

internal sealed class ExportStore(RecordDatabase database) : IExportStore
{
    private const string Select = $"SELECT {ExportRecord.Columns} FROM exports WHERE ";
    private const string OfTenant = "org_id = @org AND mode = @mode";
    private const string Held = "id = @id AND leased_by = @token AND state = 1";

    /// <summary>What is asked of the row twice is asked once inside and once under its lock: of two writers one finds nothing.</summary>
    private const string Take = """
        UPDATE exports SET leased_by = @token, leased_until = @until, tries = tries + 1
        WHERE state = 1 AND (leased_until IS NULL OR leased_until <= @now) AND id IN (
            SELECT id FROM exports WHERE state = 1 AND (leased_until IS NULL OR leased_until <= @now) ORDER BY created_at, id LIMIT 1)
        """;

    private const string End = $"""
        UPDATE exports SET state = @state, mark = COALESCE(@mark, mark), size = @size, sha256 = @sha, error = @error, updated_at = @at, done_at = @at,
            leased_by = NULL, leased_until = NULL
        WHERE {Held}
        """;

    private const string Tell = """
        UPDATE outbox SET due_at = @at WHERE due_at > @at AND done_at IS NULL
            AND id = (SELECT e.delivery_id || ':0' FROM exports e WHERE e.id = @id AND e.delivery_id IS NOT NULL)
        """;

    public Task<bool> Create(ExportRow export, int maxOpen, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var parameters = new
        {
            id = export.Id,
            org = export.Tenant.Organization.Value,
            mode = (int)export.Tenant.Mode,
            export.Format,
            export.Filter,
            asOf = export.AsOf.Ms(),
            at = export.CreatedAt.Ms(),
        };
        // Two at once may both be let in, one above the bound: it is there against a flood.
        if (await transaction.Connection!.ExecuteScalarAsync<long>($"SELECT count(*) FROM exports WHERE {OfTenant} AND state = 1 AND delivery_id IS NULL", parameters, transaction) >= maxOpen)
            return false;
        await transaction.Connection!.ExecuteAsync("""
            INSERT INTO exports (id, org_id, mode, format, filter, as_of, state, tries, created_at, updated_at)
            VALUES (@id, @org, @mode, @Format, @Filter, @asOf, 1, 0, @at, @at)
            """, parameters, transaction);
        return true;
    }, cancel);

    public async Task<ExportRow?> Get(Tenant tenant, string id, CancellationToken cancel = default) => (await Read($"id = @id AND {OfTenant}", Key(tenant, id), cancel)).SingleOrDefault();

    public async Task<ExportRow?> Get(string id, CancellationToken cancel = default) => (await Read("id = @id", new { id }, cancel)).SingleOrDefault();

    public Task<IReadOnlyList<ExportRow>> List(Tenant tenant, ExportCursor? after, int limit, CancellationToken cancel = default)
    {
        var (where, parameters) = Conditions.NewestFirst(tenant, after is { } last ? (last.CreatedAt, last.Id) : null, limit);
        return Read(where, parameters, cancel);
    }

    public async Task<IReadOnlyDictionary<DeliveryId, ExportRow>> OfDeliveries(Tenant tenant, IReadOnlyCollection<DeliveryId> deliveries, CancellationToken cancel = default) =>
        (await Read($"{database.Dialect.In("delivery_id", "deliveries")} AND {OfTenant}", new
        {
            deliveries = database.Dialect.List(deliveries.Select(d => d.Value)),
            org = tenant.Organization.Value,
            mode = (int)tenant.Mode,
        }, cancel)).ToDictionary(e => e.Delivery!.Value);

    public async Task<ExportRow?> Delete(Tenant tenant, string id, CancellationToken cancel = default) =>
        (await Returning($"DELETE FROM exports WHERE id = @id AND {OfTenant} AND delivery_id IS NULL", Key(tenant, id), cancel)).SingleOrDefault();

    public async Task<ExportRow?> Lease(string token, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel = default) =>
        (await Returning(Take, new { token, until = until.Ms(), now = now.Ms() }, cancel)).SingleOrDefault();

    public async Task<bool> Advance(
        string id, string token, long total, ExportProgress progress, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel = default) => await Write($"""
        UPDATE exports SET total = @total, cursor_at = @cursorAt, cursor_id = @cursorId, mark = @mark, draft = @draft, tries = 0, leased_until = @until, updated_at = @now WHERE {Held}
        """,
        new
        {
            id,
            token,
            total,
            cursorAt = progress.After?.CreatedAt.Ms(),
            cursorId = progress.After?.Id.Value,
            mark = StoredJson.Write(progress.Mark),
            draft = progress.Draft,
            until = until.Ms(),
            now = now.Ms(),
        }, cancel) == 1;

    public Task Release(string id, string token, CancellationToken cancel = default) =>
        Write($"UPDATE exports SET leased_by = NULL, leased_until = NULL WHERE {Held}", new { id, token }, cancel);

    public Task<bool> Finish(string id, string token, ExportEnd end, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var parameters = new
        {
            id,
            token,
            state = (int)(end.Error is null ? ExportState.Completed : ExportState.Failed),
            mark = end.Mark is null ? null : StoredJson.Write(end.Mark),
            size = end.Error is null ? end.Size : (long?)null,
            sha = end.Sha256,
            error = end.Error,
            at = end.At.Ms(),
        };
        if (await transaction.Connection!.ExecuteAsync(End, parameters, transaction) != 1)
            return false;
        await transaction.Connection!.ExecuteAsync(Tell, parameters, transaction);
        return true;
    }, cancel);

    public Task<IReadOnlyList<ExportRow>> DeleteDone(DateTimeOffset before, int limit, CancellationToken cancel = default) => Returning(
        "DELETE FROM exports WHERE id IN (SELECT id FROM exports WHERE done_at IS NOT NULL AND done_at < @before AND delivery_id IS NULL ORDER BY done_at LIMIT @limit)",
        new { before = before.Ms(), limit }, cancel);

    private static object Key(Tenant tenant, string id) => new { id, org = tenant.Organization.Value, mode = (int)tenant.Mode };

    private Task<int> Write(string sql, object parameters, CancellationToken cancel) => database.Write(
        (DbTransaction transaction) => transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)), cancel);

    private async Task<IReadOnlyList<ExportRow>> Returning(string sql, object parameters, CancellationToken cancel) =>
        [.. (await database.Write(transaction => transaction.Connection!.QueryAsync<ExportRecord>(new CommandDefinition(
            $"{sql} RETURNING {ExportRecord.Columns}", parameters, transaction, cancellationToken: cancel)), cancel)).Select(r => r.ToRow())];

    private async Task<IReadOnlyList<ExportRow>> Read(string where, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return [.. (await connection.QueryAsync<ExportRecord>(new CommandDefinition(Select + where, parameters, cancellationToken: cancel))).Select(r => r.ToRow())];
    }
}
