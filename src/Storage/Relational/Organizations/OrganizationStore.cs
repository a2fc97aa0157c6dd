using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Organizations;
using Scheduler.Storage.Relational.Accounts;
using Scheduler.Storage.Relational.Annotators;

namespace Scheduler.Storage.Relational.Organizations;

internal sealed class OrganizationStore(RecordDatabase database) : IOrganizationStore
{
    public async Task<bool> Any(CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition("SELECT count(*) FROM (SELECT 1 FROM organizations LIMIT 1) one", cancellationToken: cancel)) > 0;
    }

    public Task Create(OrganizationRow organization, IReadOnlyList<ApiKeyRow> keys, CancellationToken cancel = default) =>
        database.Write(transaction => Insert(transaction, organization, keys), cancel);

    public Task CreateFirst(OrganizationRow organization, IReadOnlyList<ApiKeyRow> keys, AnnotatorRow administrator, CancellationToken cancel = default) =>
        database.Write(async transaction =>
        {
            await Insert(transaction, organization, keys);
            await transaction.Connection!.ExecuteAsync(AnnotatorStore.Insert, AnnotatorRecord.Of(administrator), transaction);
            return await transaction.Connection!.ExecuteAsync(AccountStore.InsertOperator, new { id = administrator.Worker.Id.Value }, transaction);
        }, cancel);

    public async Task<OrganizationRow?> Get(OrganizationId id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleOrDefaultAsync<OrganizationRecord>(new CommandDefinition(
            "SELECT id, name, created_at FROM organizations WHERE id = @id", new { id = id.Value }, cancellationToken: cancel));
        return record?.ToRow();
    }

    public Task AddKey(ApiKeyRow key, CancellationToken cancel = default) => database.Write(transaction => Insert(transaction, key), cancel);

    public async Task<ApiKeyRow?> FindKey(byte[] hash, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleOrDefaultAsync<ApiKeyRecord>(new CommandDefinition(
            $"SELECT {ApiKeyRecord.Columns} FROM api_keys WHERE hash = @hash",
            new { hash = Convert.ToHexStringLower(hash) }, cancellationToken: cancel));
        return record?.ToRow();
    }

    public async Task<IReadOnlyList<ApiKeyRow>> Keys(OrganizationId organization, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<ApiKeyRecord>(new CommandDefinition(
            $"SELECT {ApiKeyRecord.Columns} FROM api_keys WHERE org_id = @org ORDER BY created_at DESC, key_id DESC",
            new { org = organization.Value }, cancellationToken: cancel));
        return [.. records.Select(r => r.ToRow())];
    }

    public async Task<IReadOnlyList<string>> Unrevoked(IReadOnlyCollection<string> keyIds, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT key_id FROM api_keys WHERE revoked_at IS NULL AND " + database.Dialect.In("key_id", "keys"),
            new { keys = database.Dialect.List(keyIds) }, cancellationToken: cancel))];
    }

    public async Task<bool> RevokeKey(OrganizationId organization, string keyId, DateTimeOffset now, CancellationToken cancel = default) =>
        await database.Write(transaction => transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "UPDATE api_keys SET revoked_at = @now WHERE key_id = @keyId AND org_id = @org AND revoked_at IS NULL",
            new { now = now.Ms(), keyId, org = organization.Value }, transaction, cancellationToken: cancel)), cancel) == 1;

    private static async Task<bool> Insert(DbTransaction transaction, OrganizationRow organization, IReadOnlyList<ApiKeyRow> keys)
    {
        await transaction.Connection!.ExecuteAsync("INSERT INTO organizations (id, name, created_at) VALUES (@id, @name, @created)",
            new { id = organization.Id.Value, name = organization.Name, created = organization.CreatedAt.Ms() }, transaction);
        foreach (var key in keys)
            await Insert(transaction, key);
        return true;
    }

    private static Task<int> Insert(DbTransaction transaction, ApiKeyRow key) => transaction.Connection!.ExecuteAsync(
        $"INSERT INTO api_keys ({ApiKeyRecord.Columns}) VALUES (@KeyId, @org, @mode, @hash, @created, @revoked, @Name)",
        new
        {
            key.KeyId,
            key.Name,
            org = key.Tenant.Organization.Value,
            mode = (int)key.Tenant.Mode,
            hash = Convert.ToHexStringLower(key.Hash),
            created = key.CreatedAt.Ms(),
            revoked = key.RevokedAt.Ms(),
        }, transaction);
}
