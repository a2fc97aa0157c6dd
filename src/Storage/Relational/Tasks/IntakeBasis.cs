using Dapper;
using Scheduler.Domain;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

internal sealed class IntakeBasis(RecordDatabase database) : IIntakeBasis
{
    /// <summary>The text of a batch <c>b</c>; null when its project is missing.</summary>
    public const string Sql = """
        (SELECT p.archived || ' ' || (SELECT max(v.version) FROM project_params v WHERE v.project_id = p.id) || ' ' || p.settings
         FROM projects p WHERE p.id = b.project_id)
        """;

    public async Task<string?> Of(Tenant tenant, BatchId batch, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            $"SELECT {Sql} FROM batches b WHERE b.id = @batch AND b.org_id = @org AND b.mode = @mode",
            new { batch = batch.Value, org = tenant.Organization.Value, mode = (int)tenant.Mode }, cancellationToken: cancel));
    }
}
