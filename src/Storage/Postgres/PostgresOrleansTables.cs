using System.Data.Common;
using Dapper;
using Scheduler.Storage.Orleans;
using Scheduler.Storage.Relational;

namespace Scheduler.Storage.Postgres;

internal sealed class PostgresOrleansTables(PostgresDatabase database) : OrleansTables
{
    private static readonly string[] Scripts = ["grains", "reminders", "membership"];

    public override string Invariant => "Npgsql";

    public override DbDataSource DataSource => database.Pool;

    public override bool HasMembership => true;

    public override Task Apply(CancellationToken cancel = default) => database.Write(async transaction =>
    {
        await PostgresSchema.Hold(transaction);
        foreach (var script in Scripts)
            await transaction.Connection!.ExecuteAsync(SchemaScripts.Named($"Orleans.Postgres.{script}.sql"), transaction: transaction);
        return true;
    }, cancel);
}
