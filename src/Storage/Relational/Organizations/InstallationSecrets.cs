using Dapper;
using Scheduler.Storage.Organizations;

namespace Scheduler.Storage.Relational.Organizations;

internal sealed class InstallationSecrets(RecordDatabase database) : IInstallationSecrets
{
    public async Task<string> GetOrAdd(string name, string fresh, CancellationToken cancel = default)
    {
        await database.Write(transaction => transaction.Connection!.ExecuteAsync(
            "INSERT INTO installation_secrets (name, secret) VALUES (@name, @fresh) ON CONFLICT DO NOTHING", new { name, fresh }, transaction), cancel);
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return await connection.QuerySingleAsync<string>(new CommandDefinition(
            "SELECT secret FROM installation_secrets WHERE name = @name", new { name }, cancellationToken: cancel));
    }
}
