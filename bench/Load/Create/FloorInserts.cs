using Npgsql;
using NpgsqlTypes;

namespace Scheduler.Load.Create;

/// <summary>The floor of single creation: one row an INSERT, one commit each.</summary>
internal sealed class FloorInserts(NpgsqlDataSource source, IReadOnlyList<string> payloads, int connections)
{
    /// <returns>Rows inserted.</returns>
    public async Task<long> Run(TimeSpan time, CancellationToken cancel)
    {
        var until = Environment.TickCount64 + (long)time.TotalMilliseconds;
        var made = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => Insert(i, until, cancel)));
        return made.Sum();
    }

    private async Task<long> Insert(int first, long until, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("INSERT INTO floor_tasks (payload) VALUES ($1)", connection)
        {
            Parameters = { new() { NpgsqlDbType = NpgsqlDbType.Text } },
        };
        await command.PrepareAsync(cancel);
        var made = 0L;
        for (; Environment.TickCount64 < until; made++)
        {
            command.Parameters[0].Value = payloads[(int)((first + made) % payloads.Count)];
            await command.ExecuteNonQueryAsync(cancel);
        }

        return made;
    }
}
