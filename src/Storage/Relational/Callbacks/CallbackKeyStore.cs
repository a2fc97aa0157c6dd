using Dapper;
using Scheduler.Domain;
using Scheduler.Storage.Callbacks;

namespace Scheduler.Storage.Relational.Callbacks;

internal sealed class CallbackKeyStore(RecordDatabase database) : ICallbackKeys
{
    private const string Insert = "INSERT INTO callback_keys (org_id, mode, auth_key, signing_key, created_at) VALUES (@org, @mode, @auth, @signing, @at) ON CONFLICT (org_id, mode) ";

    public async Task<CallbackKeys> Get(Tenant tenant, CallbackKeys fresh, CancellationToken cancel = default)
    {
        if (await Find(tenant, cancel) is { } known)
            return known;
        await Write(Insert + "DO NOTHING", tenant, fresh, cancel);
        // Whoever stored them first: all senders must use the same.
        return (await Find(tenant, cancel))!;
    }

    public Task Replace(Tenant tenant, CallbackKeys keys, CancellationToken cancel = default) =>
        Write(Insert + "DO UPDATE SET auth_key = excluded.auth_key, signing_key = excluded.signing_key, created_at = excluded.created_at", tenant, keys, cancel);

    private async Task<CallbackKeys?> Find(Tenant tenant, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var found = await connection.QueryAsync<(string Auth, string Signing, long At)>(new CommandDefinition(
            "SELECT auth_key, signing_key, created_at FROM callback_keys WHERE org_id = @org AND mode = @mode",
            new { org = tenant.Organization.Value, mode = (int)tenant.Mode }, cancellationToken: cancel));
        return found.Select(k => new CallbackKeys(k.Auth, k.Signing, k.At.Time())).FirstOrDefault();
    }

    private Task<int> Write(string sql, Tenant tenant, CallbackKeys keys, CancellationToken cancel) => database.Write(
        transaction => transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, new
        {
            org = tenant.Organization.Value,
            mode = (int)tenant.Mode,
            auth = keys.Auth,
            signing = keys.Signing,
            at = keys.CreatedAt.Ms(),
        }, transaction, cancellationToken: cancel)), cancel);
}
