using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Scheduler.Storage.Relational;

namespace Scheduler.Storage.Sqlite;

/// <summary>The records in one SQLite file: any number of readers, one writer.</summary>
internal sealed class SqliteDatabase : RecordDatabase
{
    public const string FileName = "records.db";

    private readonly string _readers;
    private readonly SqliteWriter _writer;

    public SqliteDatabase(string folder) : base(new SqliteDialect())
    {
        Directory.CreateDirectory(folder);
        var source = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, FileName), DefaultTimeout = 10 };
        _readers = source.ToString();
        source.Pooling = false;
        _writer = new SqliteWriter(source.ToString());
    }

    public override async ValueTask<DbConnection> Open(CancellationToken cancel)
    {
        // SQLite's calls block and complete synchronously: on the caller's turn they would stop a grain, and all that waits
        // for it, until the disk has answered. From here on the work is the thread pool's.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var connection = new SqliteConnection(_readers);
        await connection.OpenAsync(cancel);
        return connection;
    }

    public override async Task<T> Snapshot<T>(Func<DbTransaction, Task<T>> read, CancellationToken cancel)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await using var connection = new SqliteConnection(_readers);
        await connection.OpenAsync(cancel);
        // Deferred: the default would take the writer's lock for a read.
        await using var transaction = connection.BeginTransaction(deferred: true);
        return await read(transaction);
    }

    public override Task<T> Write<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel) =>
        // SQLite's asynchronous calls complete synchronously, so the task is done when it is returned.
        Write(transaction => work(transaction).GetAwaiter().GetResult(), cancel);

    public Task<T> Write<T>(Func<SqliteTransaction, T> work, CancellationToken cancel = default) => _writer.Run(connection =>
    {
        Ready(connection);
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = work(transaction);
        transaction.Commit();
        return result;
    }, cancel);

    // 2067 and 1555: SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY.
    public override bool IsUniqueViolation(Exception exception) => exception is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        using var connection = new SqliteConnection(_readers);
        SqliteConnection.ClearPool(connection);
    }

    private static void Ready(SqliteConnection connection)
    {
        if (connection.State == ConnectionState.Open)
            return;
        connection.Open();
        using var command = connection.CreateCommand();
        // FULL: the log is flushed at every commit, so that nothing acknowledged is lost with the power.
        command.CommandText = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;";
        command.ExecuteNonQuery();
    }
}
