using System.Data.Common;
using Dapper;
using Scheduler.Storage.Orleans;
using Scheduler.Storage.Relational;

namespace Scheduler.Storage.Sqlite;

internal sealed class SqliteOrleansTables(GrainDataSource source) : OrleansTables
{
    private static readonly string[] Scripts = ["grains", "reminders"];

    // Orleans loads Microsoft.Data.Sqlite under this name and knows no other for it.
    public override string Invariant => "System.Data.SQLite";

    public override DbDataSource DataSource => source;

    public override bool HasMembership => false;

    public override async Task Apply(CancellationToken cancel = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL");
        foreach (var script in Scripts)
            await connection.ExecuteAsync("BEGIN IMMEDIATE;" + SchemaScripts.Named($"Orleans.Sqlite.{script}.sql") + "COMMIT;");
    }
}
