using System.Data.Common;
using Scheduler.Storage.Relational;

namespace Scheduler.Storage.Sqlite;

internal sealed class SqliteSchema(SqliteDatabase database, TimeProvider clock) : StorageSchema(database, clock)
{
    /// <summary>A SQLite file serves one process.</summary>
    public override Task Alone(Func<Task> work, CancellationToken cancel = default) => work();

    // Every transaction that writes holds the file's writer lock from its first moment.
    protected override Task Lock(DbTransaction transaction) => Task.CompletedTask;
}
