using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Scheduler.Storage.Sqlite;

/// <summary>
/// Grain state in a file of its own, so that it never waits for the ledger's writer lock nor the ledger for its. One
/// connection is open at a time: SQLite blocks the thread that waits for a lock, and many grains would block the whole pool.
/// </summary>
internal sealed class GrainDataSource : DbDataSource
{
    public const string FileName = "grains.db";

    private readonly SemaphoreSlim _gate = new(1);

    public GrainDataSource(string folder)
    {
        Directory.CreateDirectory(folder);
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, FileName) }.ToString();
    }

    public override string ConnectionString { get; }

    protected override DbConnection CreateDbConnection() => new GatedConnection(ConnectionString, _gate);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
            _gate.Dispose();
        }

        base.Dispose(disposing);
    }

    protected override ValueTask DisposeAsyncCore()
    {
        Dispose(true);
        return base.DisposeAsyncCore();
    }
}
