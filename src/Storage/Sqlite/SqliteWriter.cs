using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Scheduler.Storage.Sqlite;

/// <summary>
/// The one connection that writes to the file, on a thread of its own: SQLite calls block, and two writers would only wait
/// for each other's lock. Jobs run in the order they came.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Once completed, the collection holds nothing to release.")]
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly BlockingCollection<Action<SqliteConnection>> _jobs = [];
    private readonly string _connectionString;
    private readonly Task _loop;
    private int _stopped;

    public SqliteWriter(string connectionString)
    {
        _connectionString = connectionString;
        _loop = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <exception cref="ObjectDisposedException">The writer has stopped.</exception>
    public Task<T> Run<T>(Func<SqliteConnection, T> job, CancellationToken cancel = default)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            _jobs.Add(connection =>
            {
                if (cancel.IsCancellationRequested)
                    done.SetCanceled(cancel);
                else
                    Complete(done, job, connection);
            }, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(SqliteWriter));
        }

        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        // A container that knows this object under two names disposes it twice.
        if (Interlocked.Exchange(ref _stopped, 1) == 0)
            _jobs.CompleteAdding();
        await _loop;
    }

    private static void Complete<T>(TaskCompletionSource<T> done, Func<SqliteConnection, T> job, SqliteConnection connection)
    {
        try
        {
            done.SetResult(job(connection));
        }
        catch (SqliteException exception) when (SqliteTransientException.Is(exception))
        {
            done.SetException(new SqliteTransientException(exception));
        }
        catch (Exception exception)
        {
            done.SetException(exception);
        }
    }

    private void Loop()
    {
        using var connection = new SqliteConnection(_connectionString);
        foreach (var job in _jobs.GetConsumingEnumerable())
        {
            // Opened by the first job, so that a file that cannot be opened fails its callers and not this thread.
            job(connection);
        }
    }
}
