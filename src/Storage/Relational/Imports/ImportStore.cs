using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Imports;
using Scheduler.Storage.Imports;

namespace Scheduler.Storage.Relational.Imports;

internal sealed class ImportStore(RecordDatabase database) : IImportStore
{
    private const string Select = $"SELECT {ImportRecord.Columns} FROM imports WHERE ";
    private const string OfTenant = "org_id = @org AND mode = @mode";
    private const string Held = $"{OfTenant} AND id = @id AND leased_by = @token AND state = 1";

    private const string Insert = """
        INSERT INTO imports (id, org_id, mode, format, project, batch, mapping, dry_run, state, last_line, lines, created, failed, bytes, total_bytes, errors, created_at, updated_at)
        VALUES (@id, @org, @mode, @Format, @Project, @Batch, @Mapping, @dry, 1, 0, 0, 0, 0, 0, @total, '[]', @at, @at)
        ON CONFLICT DO NOTHING
        """;

    private const string Take = $"""
        UPDATE imports SET leased_by = @token, leased_until = @until, total_bytes = @total
        WHERE {OfTenant} AND id = @id AND state = 1 AND (leased_by IS NULL OR leased_until <= @now)
        """;

    public Task<(ImportRow Import, bool Leased)> Begin(ImportRow fresh, string token, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel = default) =>
        database.Write(async transaction =>
        {
            var connection = transaction.Connection!;
            var parameters = new
            {
                id = fresh.Id,
                org = fresh.Tenant.Organization.Value,
                mode = (int)fresh.Tenant.Mode,
                fresh.Plan.Format,
                fresh.Plan.Project,
                fresh.Plan.Batch,
                fresh.Plan.Mapping,
                dry = fresh.Plan.DryRun ? 1 : 0,
                total = fresh.TotalBytes,
                at = fresh.CreatedAt.Ms(),
                token,
                until = until.Ms(),
                now = now.Ms(),
                old = (now - ImportLimits.Kept).Ms(),
            };
            await connection.ExecuteAsync($"DELETE FROM imports WHERE {OfTenant} AND created_at < @old AND (leased_until IS NULL OR leased_until <= @now)", parameters, transaction);
            await connection.ExecuteAsync(Insert, parameters, transaction);
            var leased = await connection.ExecuteAsync(Take, parameters, transaction);
            var row = await connection.QuerySingleAsync<ImportRecord>($"{Select}{OfTenant} AND id = @id", parameters, transaction);
            return (row.ToRow(), leased == 1);
        }, cancel);

    public async Task<bool> Advance(
        Tenant tenant, string id, string token, ImportProgress progress, DateTimeOffset? until, DateTimeOffset now, CancellationToken cancel = default) => await Write($"""
        UPDATE imports SET last_line = @LastLine, lines = @Lines, created = @Created, failed = @Failed, bytes = @Bytes, errors = @errors, updated_at = @now,
            state = @state, done_at = @done, leased_until = @until
        WHERE {Held}
        """,
        new
        {
            id,
            org = tenant.Organization.Value,
            mode = (int)tenant.Mode,
            token,
            progress.LastLine,
            progress.Lines,
            progress.Created,
            progress.Failed,
            progress.Bytes,
            errors = StoredJson.Write(progress.Errors),
            now = now.Ms(),
            state = until is null ? 2 : 1,
            done = until is null ? now.Ms() : (long?)null,
            until = until.Ms(),
        }, cancel) == 1;

    public Task Release(Tenant tenant, string id, string token, DateTimeOffset? expected = null, CancellationToken cancel = default) => Write(
        $"UPDATE imports SET leased_by = NULL, leased_until = @expected WHERE {Held}",
        new { id, org = tenant.Organization.Value, mode = (int)tenant.Mode, token, expected = expected.Ms() }, cancel);

    public Task Drop(Tenant tenant, string id, string token, CancellationToken cancel = default) => Write(
        $"DELETE FROM imports WHERE {Held} AND lines = 0", new { id, org = tenant.Organization.Value, mode = (int)tenant.Mode, token }, cancel);

    public async Task<ImportRow?> Get(Tenant tenant, string id, CancellationToken cancel = default) =>
        (await Read($"{OfTenant} AND id = @id", new { id, org = tenant.Organization.Value, mode = (int)tenant.Mode }, cancel)).SingleOrDefault();

    public Task<IReadOnlyList<ImportRow>> List(Tenant tenant, ImportCursor? after, int limit, CancellationToken cancel = default)
    {
        var (where, parameters) = Conditions.NewestFirst(tenant, after is { } last ? (last.CreatedAt, last.Id) : null, limit);
        return Read(where, parameters, cancel);
    }

    private Task<int> Write(string sql, object parameters, CancellationToken cancel) => database.Write(
        (DbTransaction transaction) => transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)), cancel);

    private async Task<IReadOnlyList<ImportRow>> Read(string where, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return [.. (await connection.QueryAsync<ImportRecord>(new CommandDefinition(Select + where, parameters, cancellationToken: cancel))).Select(r => r.ToRow())];
    }
}
