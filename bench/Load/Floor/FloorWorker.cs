using Npgsql;
using NpgsqlTypes;

namespace Scheduler.Load.Floor;

/// <summary>One worker of the floor: fetches one task, completes it, each in a commit of its own.</summary>
internal sealed class FloorWorker : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _fetch, _complete;

    private FloorWorker(NpgsqlConnection connection)
    {
        _connection = connection;
        _fetch = new("UPDATE floor_tasks SET state = 1 WHERE id = (SELECT id FROM floor_tasks WHERE state = 0 ORDER BY id FOR UPDATE SKIP LOCKED LIMIT 1) RETURNING id, payload", connection);
        _complete = new("UPDATE floor_tasks SET state = 2, response = $2 WHERE id = $1", connection)
        {
            Parameters = { new() { NpgsqlDbType = NpgsqlDbType.Bigint }, new() { NpgsqlDbType = NpgsqlDbType.Text } },
        };
    }

    public static async Task<FloorWorker> Open(NpgsqlDataSource source, CancellationToken cancel)
    {
        var worker = new FloorWorker(await source.OpenConnectionAsync(cancel));
        await worker._fetch.PrepareAsync(cancel);
        await worker._complete.PrepareAsync(cancel);
        return worker;
    }

    /// <returns>False when nothing is open.</returns>
    public async Task<bool> Next(string answer, CancellationToken cancel)
    {
        long id;
        await using (var reader = await _fetch.ExecuteReaderAsync(cancel))
        {
            if (!await reader.ReadAsync(cancel))
                return false;
            id = reader.GetInt64(0);
            _ = reader.GetString(1);
        }

        (_complete.Parameters[0].Value, _complete.Parameters[1].Value) = (id, answer);
        await _complete.ExecuteNonQueryAsync(cancel);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _fetch.DisposeAsync();
        await _complete.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
