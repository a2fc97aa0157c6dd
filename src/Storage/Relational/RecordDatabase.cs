using System.Data.Common;
using Dapper;

namespace Scheduler.Storage.Relational;

/// <summary>The database of the records as the shared stores see it.</summary>
public abstract class RecordDatabase(Dialect dialect) : IAsyncDisposable
{
    // Columns are named in snake case. The setting belongs to the whole process; a class without underscores is not affected.
    static RecordDatabase() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Dialect Dialect { get; } = dialect;

    /// <summary>
    /// A connection to read with. Await it with <c>ConfigureAwait(false)</c>: what is read must not run on the caller's turn.
    /// </summary>
    public abstract ValueTask<DbConnection> Open(CancellationToken cancel);

    /// <summary>Runs reads that must see one moment.</summary>
    public abstract Task<T> Snapshot<T>(Func<DbTransaction, Task<T>> read, CancellationToken cancel);

    /// <summary>Runs a transaction that writes, and commits it. The work must not wait for anything but its own statements.</summary>
    public abstract Task<T> Write<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel);

    /// <summary>True when a statement failed because a unique index has the value already.</summary>
    public abstract bool IsUniqueViolation(Exception exception);

    public abstract ValueTask DisposeAsync();
}
