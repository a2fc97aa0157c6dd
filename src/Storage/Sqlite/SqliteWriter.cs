using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Scheduler.Storage.Sqlite;

/// <summary>
/// The one connection that writes to the file, on a thread of its own: SQLite calls block, and two writers would only wait
/// for each other's lock. Jobs run in the order they came.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly BlockingCollection<Action<SqliteConnection>> _jobs = [];
    private readonly string _connectionString;
    private readonly Task _loop;

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
        if (_jobs.IsAddingCompleted)
            return;
        _jobs.CompleteAdding();
        await _loop;
        _jobs.Dispose();
    }

    private static void Complete<T>(TaskCompletionSource<T> done, Func<SqliteConnection, T> job, SqliteConnection connection)
    {
        try
        {
            done.SetResult(job(connection));
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
