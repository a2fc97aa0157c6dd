using Scheduler.Load.Bed;
using Scheduler.Load.Costs;
using Scheduler.Load.Floor;
using Scheduler.Workers.Hosting;
using Spectre.Console;

namespace Scheduler.Load.Live;

/// <summary>The hot loop beside its floor, round by round.</summary>
internal sealed class LiveRun(LoadOptions options)
{
    /// <summary>Tasks kept ready beyond what the warm-up says will be done: a warm host gets faster still.</summary>
    private const double Spare = 1.4;

    private readonly List<ProductRound> _product = [];
    private readonly List<FloorRound> _floor = [];
    private long _warm, _residentKb;

    /// <returns>0 when every answer counted, and the records keep every law.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var bed = await TestBed.Start(options, cancel);
        AnsiConsole.MarkupLineInterpolated($"host {bed.Url}, {bed.ProcessIds.Count} processes: {string.Join(' ', bed.ProcessIds)}");
        var supply = new Supply(bed, options);
        await supply.Open(cancel);
        await supply.Ensure(options.Warmup + (2 * options.Clients), 0, cancel);

        var crew = new Crew(options);
        await using (crew)
            await Work(bed, crew, supply, cancel);
        _residentKb = bed.ProcessIds.Sum(ResidentMemory.Kb);

        // A cluster starts host by host; what a start takes is asked of one.
        var restart = options.Silos > 0 ? null : await Restart.Of(bed, options, cancel);
        return Tell(bed, crew, supply, restart, await Verdict.Of(bed, restart is null ? [] : [restart.Down], cancel));
    }

    private async Task Work(TestBed bed, Crew crew, Supply supply, CancellationToken cancel)
    {
        await crew.Arrive(bed, cancel);
        var meter = new CostMeter(bed);
        var product = new ProductCrew(bed, crew, meter, options);
        (_warm, var perSecond) = await Watch.Of("warm-up", options.WarmupLimit, () => crew.Board.Answers, () => product.WarmUp(cancel));
        AnsiConsole.MarkupLineInterpolated($"warm-up: {_warm} lifecycles, {perSecond:0} a second at best");
        crew.Think.Mean = options.Think;
        if (options.Think > TimeSpan.Zero)
            perSecond = Math.Min(perSecond, options.Clients / options.Think.TotalSeconds);
        var perRound = (long)(perSecond * options.RoundTime.TotalSeconds * Spare) + (2 * options.Clients);
        await supply.Ensure(perRound * options.Rounds, crew.Board.Answers, cancel);
        await Measure(bed, product, crew, supply, meter, perRound, cancel);
    }

    private async Task Measure(TestBed bed, ProductCrew product, Crew crew, Supply supply, CostMeter meter, long perRound, CancellationToken cancel)
    {
        await using var floor = bed.Records is null ? null : new FloorCrew(bed.Records, meter, options);
        for (var i = 1; i <= options.Rounds; i++)
        {
            await supply.Ensure(perRound, crew.Board.Answers, cancel);
            var round = await Watch.Of($"product {i}", options.RoundTime, () => crew.Board.Lap.Done, () => product.Round(cancel));
            _product.Add(round);
            AnsiConsole.MarkupLineInterpolated(
                $"product {i}: [bold]{round.PerSecond:0}/s[/], submit to next {round.P50:0.0}/{round.P99:0.0} ms, server {round.ServerUs:0} + database {round.DatabaseUs:0} + clients {round.ClientUs:0} us, {round.Commits:0.000} commits");
            if (floor is null)
                continue;
            var random = new Random(options.Seed + i);
            var under = await Watch.Of($"floor {i}", options.RoundTime, () => floor.Done, () => floor.Round(random, cancel));
            _floor.Add(under);
            AnsiConsole.MarkupLineInterpolated($"floor {i}: [bold]{under.PerSecond:0}/s[/], database {under.DatabaseUs:0} + client {under.ClientUs:0} us");
        }
    }

    private int Tell(TestBed bed, Crew crew, Supply supply, Restart? restart, long violations)
    {
        // The ratio of each pair of neighbours, not of the medians: what disturbs one round mostly disturbs the next.
        var ratios = _product.Zip(_floor, (p, f) => p.PerSecond / f.PerSecond).ToList();
        var failed = crew.Board.Uncounted + crew.Refusals;
        if (failed > 0)
            AnsiConsole.MarkupLineInterpolated($"[red]{crew.Board.Uncounted} answers did not count, {crew.Refusals} calls were refused.[/] {string.Join('\n', bed.Complaints)}");
        LastLine.Write(new LiveResult
        {
            LifecyclesPerS = Math.Round(Median.Of(_product, p => p.PerSecond)),
            FloorPerS = Median.Known(_floor, f => f.PerSecond, 0),
            Ratio = Median.Known(ratios, r => r, 3),
            ServerCpuUs = Math.Round(Median.Of(_product, p => p.ServerUs), 1),
            DbCpuUs = bed.Records is null ? null : Median.Known(_product, p => p.DatabaseUs, 1),
            ClientCpuUs = Math.Round(Median.Of(_product, p => p.ClientUs), 1),
            CommitsPerLifecycle = bed.Records is null ? null : Median.Known(_product, p => p.Commits, 4),
            P50Ms = Math.Round(Median.Of(_product, p => p.P50), 2),
            P99Ms = Math.Round(Median.Of(_product, p => p.P99), 2),
            FloorDbCpuUs = Median.Known(_floor, f => f.DatabaseUs, 1),
            Waiting = options.Waiting,
            RssMb = Math.Round(_residentKb / 1024.0, 1),
            FirstTaskS = restart?.FirstTaskS,
            RestartedRssMb = restart?.RssMb,
            DbBytesPerTask = bed.Records is null ? null : Math.Round(supply.BytesPerTask),
            Clients = options.Clients,
            Silos = options.Silos,
            Seed = options.Seed,
            Rounds = options.Rounds,
            Seconds = options.RoundTime.TotalSeconds,
            ThinkMs = options.Think.TotalMilliseconds,
            Overlap = options.Overlap,
            RareSkill = options.RareSkill,
            SlowDisk = options.SlowDisk,
            Format = options.Format.ToString(),
            Warmup = _warm,
            Failed = failed,
            Violations = violations,
        });
        return failed == 0 && violations == 0 && _product.All(p => p.PerSecond > 0) ? 0 : 1;
    }
}
