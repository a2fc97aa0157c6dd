using Npgsql;
using Scheduler.Load.Bed;
using Scheduler.Load.Costs;

namespace Scheduler.Load.Floor;

/// <summary>The floor under the hot loop, round by round, beside a product that holds still.</summary>
internal sealed class FloorCrew(RecordsDatabase records, CostMeter meter, LoadOptions options) : IAsyncDisposable
{
    private const int Workers = 64;

    /// <summary>More than any machine gets done in a second.</summary>
    private const int RowsPerSecond = 12_000;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create($"{records.Connection};Minimum Pool Size={Workers};Maximum Pool Size={Workers}");

    /// <summary>Lifecycles since the round began, for who watches.</summary>
    private long _done;

    public long Done => Interlocked.Read(ref _done);

    public async Task<FloorRound> Round(Random random, CancellationToken cancel)
    {
        Interlocked.Exchange(ref _done, 0);
        string[] payloads = [.. Enumerable.Range(0, 1_000).Select(_ => Payloads.Params(random))];
        var table = new FloorTable(_source);
        await table.Create(cancel);
        await table.Refill(payloads, (int)(options.RoundTime.TotalSeconds * RowsPerSecond), cancel);
        await records.Checkpoint(cancel);

        var workers = new List<FloorWorker>();
        try
        {
            for (var i = 0; i < Workers; i++)
                workers.Add(await FloorWorker.Open(_source, cancel));
            var answer = Payloads.Answer(random);
            var from = await meter.Read(cancel);
            await Task.WhenAll(workers.Select(w => Work(w, answer, Environment.TickCount64 + (long)options.RoundTime.TotalMilliseconds, cancel)));
            return FloorRound.Of(Done, from, await meter.Read(cancel));
        }
        finally
        {
            foreach (var worker in workers)
                await worker.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task Work(FloorWorker worker, string answer, long until, CancellationToken cancel)
    {
        while (Environment.TickCount64 < until && await worker.Next(answer, cancel))
            Interlocked.Increment(ref _done);
    }
}
