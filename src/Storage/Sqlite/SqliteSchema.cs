using System.Data.Common;
using Scheduler.Storage.Relational;

namespace Scheduler.Storage.Sqlite;

internal sealed class SqliteSchema(SqliteDatabase database, TimeProvider clock) : StorageSchema(database, clock)
{
    // Every transaction that writes holds the file's writer lock from its first moment.
    protected override Task Lock(DbTransaction transaction) => Task.CompletedTask;
}
