using Npgsql;
using Scheduler.Load.Bed;
using Scheduler.Load.Costs;
using Scheduler.Load.Floor;

namespace Scheduler.Load.Create;

/// <summary>The floors of both ways to make tasks: INSERT and COPY into the floor's table.</summary>
internal sealed class CreateFloor(RecordsDatabase records, CostMeter meter, LoadOptions options) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create($"{records.Connection};Maximum Pool Size={options.Clients}");
    private readonly string[] _payloads = [.. Enumerable.Range(0, 1_000).Select(i => Payloads.Params(new Random(options.Seed + i)))];

    public async Task<CreateRound> Inserts(CancellationToken cancel)
    {
        await Prepare(cancel);
        var inserts = new FloorInserts(_source, _payloads, options.Clients);

        // Opens the connections and prepares the statement: those of the product stand already.
        await inserts.Run(TimeSpan.FromSeconds(0.5), cancel);
        await records.Checkpoint(cancel);
        return await CreateRound.Of(meter, () => inserts.Run(options.RoundTime, cancel), cancel);
    }

    public async Task<CreateRound> Copy(CancellationToken cancel)
    {
        var table = await Prepare(cancel);
        await records.Checkpoint(cancel);
        return await CreateRound.Of(meter, async () =>
        {
            var (made, until) = (0L, Environment.TickCount64 + (long)CreateRun.BulkTime(options).TotalMilliseconds);
            for (; Environment.TickCount64 < until; made += options.Rows)
                await table.Copy(_payloads, options.Rows, cancel);
            return made;
        }, cancel);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<FloorTable> Prepare(CancellationToken cancel)
    {
        var table = new FloorTable(_source);
        await table.Create(cancel);
        await table.Empty(cancel);
        return table;
    }
}
