using System.Data.Common;
using Dapper;
using Scheduler.Storage.Relational;

namespace Scheduler.Storage.Postgres;

internal sealed class PostgresSchema(PostgresDatabase database, TimeProvider clock) : StorageSchema(database, clock)
{
    /// <summary>Any constant will do, as long as every process uses the same and nobody else in the database does.</summary>
    private const long Key = 0x5343_4845_4455_4c45;

    public override Task Alone(Func<Task> work, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        await Hold(transaction);
        await work();
        return true;
    }, cancel);

    protected override Task Lock(DbTransaction transaction) => Hold(transaction);

    internal static Task Hold(DbTransaction transaction) =>
        transaction.Connection!.ExecuteAsync("SELECT pg_advisory_xact_lock(@key)", new { key = Key }, transaction);
}
