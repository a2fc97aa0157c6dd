using System.Data;
using System.Data.Common;
using Dapper;

namespace Scheduler.Checker.Reading;

/// <summary>One moment of the database, so that a check of a running system compares rows that belong together.</summary>
internal sealed class Snapshot : IDisposable
{
    private readonly DbConnection _connection;

    private Snapshot(DbConnection connection, DbTransaction? transaction) => (_connection, Transaction) = (connection, transaction);

    /// <summary>Null where the snapshot is begun by a statement.</summary>
    public DbTransaction? Transaction { get; }

    public static Snapshot Begin(DbConnection connection)
    {
        // SQLite's driver would take the writer's lock for any transaction it begins itself.
        if (connection.GetType().Name.StartsWith("Sqlite", StringComparison.Ordinal))
        {
            connection.Execute("BEGIN TRANSACTION");
            return new(connection, null);
        }

        return new(connection, connection.BeginTransaction(IsolationLevel.RepeatableRead));
    }

    public void Dispose()
    {
        if (Transaction is null)
            _connection.Execute("ROLLBACK TRANSACTION");
        else
            Transaction.Dispose();
    }
}
