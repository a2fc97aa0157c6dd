using System.Data.Common;
using Dapper;
using Scheduler.Storage.Relational.Batches;

namespace Scheduler.Storage.Relational;

/// <summary>Brings the database to the newest schema. Safe to run in many processes at once and any number of times.</summary>
public abstract class StorageSchema(RecordDatabase database, TimeProvider clock)
{
    private const string Versions =
        "CREATE TABLE IF NOT EXISTS schema_versions (version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at bigint NOT NULL)";

    /// <summary>Applies the scripts that were not applied yet and mends what older processes wrote since, all in one transaction, under a lock.</summary>
    /// <returns>How many scripts were applied.</returns>
    public Task<int> Apply(CancellationToken cancel = default) => database.Write(async transaction =>
    {
        await Lock(transaction);
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(Versions, transaction: transaction);
        var applied = (await connection.QueryAsync<int>("SELECT version FROM schema_versions", transaction: transaction)).ToHashSet();
        var missing = SchemaScripts.Records.Where(s => !applied.Contains(s.Version)).ToArray();
        foreach (var script in missing)
        {
            await connection.ExecuteAsync(script.Text.Replace("{id}", database.Dialect.IdType, StringComparison.Ordinal)
                .Replace("{by_at}", database.Dialect.IndexByAt, StringComparison.Ordinal), transaction: transaction);
            await connection.ExecuteAsync(
                "INSERT INTO schema_versions (version, name, applied_at) VALUES (@Version, @Name, @at)",
                new { script.Version, script.Name, at = clock.GetUtcNow().Ms() }, transaction);
        }

        await connection.ExecuteAsync(BatchCancel.Mend, transaction: transaction);
        return missing.Length;
    }, cancel);

    /// <summary>Runs first-start work that only one of the processes that share the database may do at a time.</summary>
    public abstract Task Alone(Func<Task> work, CancellationToken cancel = default);

    /// <summary>Keeps other processes out until the transaction ends.</summary>
    protected abstract Task Lock(DbTransaction transaction);
}
