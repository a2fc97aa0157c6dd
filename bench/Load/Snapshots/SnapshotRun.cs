using Scheduler.Load.Bed;
using Scheduler.Load.Costs;
using Scheduler.Load.Live;
using Spectre.Console;

namespace Scheduler.Load.Snapshots;

/// <summary>
/// What the managers' live stream costs with few tasks, and with many: the figures are of as much work in both cases. A snapshot costs so little that only
/// hundreds a second stand out from what the host does anyway.
/// </summary>
internal sealed class SnapshotRun(LoadOptions options)
{
    private const int Few = 10_000;

    /// <summary>Answers that the figures are of, and people who give them.</summary>
    private const int Answers = 2_000, People = 8;

    /// <summary>A cold host costs several times as much.</summary>
    private static readonly TimeSpan AnswersLimit = TimeSpan.FromSeconds(15), WarmUp = TimeSpan.FromSeconds(12), Settle = TimeSpan.FromSeconds(4);

    /// <returns>0 when everybody got a snapshot a second.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var bed = await TestBed.Start(options, cancel);
        var (few, meter) = (options with { Waiting = Few, Clients = People, Warmup = Answers, WarmupLimit = AnswersLimit }, new CostMeter(bed));
        var supply = new Supply(bed, few);
        await supply.Open(cancel);
        await supply.Ensure(Answers, 0, cancel);
        await using (var crew = new Crew(few))
        {
            await crew.Arrive(bed, cancel);
            await new ProductCrew(bed, crew, meter, few).WarmUp(cancel);
        }

        await using (await Viewers.Open(bed.Url, await bed.Host.Key, options.Clients, cancel))
            await Task.Delay(WarmUp, cancel);
        var first = await Measure(bed, meter, Few + Answers, cancel);
        await new Supply(bed, options).Ensure(0, 0, cancel);
        var then = await Measure(bed, meter, Few + Answers + options.Waiting, cancel);
        LastLine.Write(new SnapshotResult
        {
            Few = first,
            Many = then,
            Growth = Math.Round(then.ServerMs / first.ServerMs, 2),
            Streams = options.Clients,
            Seed = options.Seed,
            Rounds = options.Rounds,
            Seconds = options.RoundTime.TotalSeconds,
        });

        // A tick may be lost on either side of the measurement.
        return new[] { first, then }.All(c => c.SnapshotsPerS > 0.9 * options.Clients) ? 0 : 1;
    }

    private async Task<SnapshotCost> Measure(TestBed bed, CostMeter meter, long tasks, CancellationToken cancel)
    {
        var rounds = new List<SnapshotCost>();
        for (var i = 1; i <= options.Rounds; i++)
        {
            if (bed.Records is not null)
                await bed.Records.Checkpoint(cancel);
            await Task.Delay(Settle, cancel);
            var (idleServer, idleDatabase, _) = await Spent(meter, () => 0, cancel);
            await using var viewers = await Viewers.Open(bed.Url, await bed.Host.Key, options.Clients, cancel);
            await Task.Delay(Settle, cancel);
            var (server, database, seen) = await Spent(meter, () => viewers.Seen, cancel);
            rounds.Add(new(tasks, (server - idleServer) / seen / 1_000, bed.Records is null ? null : (database - idleDatabase) / seen / 1_000, seen, (idleServer + idleDatabase) / 10_000));
            AnsiConsole.MarkupLineInterpolated($"{tasks} tasks, round {i}: [bold]{rounds[^1].ServerMs:0.000} ms[/] and {rounds[^1].DbMs:0.000} ms of the database a snapshot, {seen:0} a second; idle {rounds[^1].IdleCpuPercent:0.0} % of a core");
        }

        return new(
            tasks, Math.Round(Median.Of(rounds, r => r.ServerMs), 3), bed.Records is null ? null : Math.Round(Median.Of(rounds, r => r.DbMs!.Value), 3),
            Math.Round(Median.Of(rounds, r => r.SnapshotsPerS), 1), Math.Round(Median.Of(rounds, r => r.IdleCpuPercent), 1));
    }

    /// <summary>Microseconds of CPU a second, and snapshots a second.</summary>
    private async Task<(double ServerUs, double DatabaseUs, double Seen)> Spent(CostMeter meter, Func<long> seen, CancellationToken cancel)
    {
        var (from, before) = (await meter.Read(cancel), seen());
        await Task.Delay(options.RoundTime, cancel);
        var (to, after) = (await meter.Read(cancel), seen());
        var seconds = to.SecondsSince(from);
        return ((to.ServerUs - from.ServerUs) / seconds, (to.DatabaseUs - from.DatabaseUs) / seconds, (after - before) / seconds);
    }
}
