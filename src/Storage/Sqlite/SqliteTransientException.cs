using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Scheduler.Storage.Sqlite;

/// <summary>The same statement may succeed later: the disk is full, or cannot be written for the moment. The driver calls nothing transient.</summary>
internal sealed class SqliteTransientException(SqliteException inner) : DbException(inner.Message, inner)
{
    public override bool IsTransient => true;

    // SQLITE_BUSY, LOCKED, IOERR, FULL and CANTOPEN.
    public static bool Is(SqliteException exception) => exception.SqliteErrorCode is 5 or 6 or 10 or 13 or 14;
}
