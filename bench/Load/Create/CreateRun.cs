using Scheduler.Load.Bed;
using Scheduler.Load.Costs;
using Scheduler.Load.Live;
using Spectre.Console;

namespace Scheduler.Load.Create;

/// <summary>Making tasks, one by one and in bulk, beside INSERT and COPY.</summary>
internal sealed class CreateRun(LoadOptions options)
{
    /// <summary>The runtime compiles what is hot for some 20 s; until then a quarter of the machine is not the product's.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    private readonly List<CreateRound> _singles = [], _bulks = [], _inserts = [], _copies = [];

    /// <summary>Many times faster than single calls: half the time measures as well, and keeps the tables small.</summary>
    public static TimeSpan BulkTime(LoadOptions options) => options.RoundTime / 2;

    public async Task<int> Run(CancellationToken cancel)
    {
        await using var bed = await TestBed.Start(options, cancel);
        AnsiConsole.MarkupLineInterpolated($"host {bed.Host.Url}, process {bed.Host.ProcessId}");
        await new Supply(bed, options).Open(cancel);
        var random = new Random(options.Seed);
        using var posts = new SinglePosts(bed.Host.Url, await bed.Host.Key, Supply.Project, Supply.Batch, options.Clients, random);
        var lines = Payloads.Lines(random, options.Rows);
        var meter = new CostMeter(bed);
        await using var floor = bed.Records is null ? null : new CreateFloor(bed.Records, meter, options);

        var warm = await posts.Run(WarmUp, cancel);
        var warmBulk = await Bulk(bed, lines, cancel);
        AnsiConsole.MarkupLineInterpolated($"warm-up: {warm} single tasks, {warmBulk} in bulk");
        for (var i = 1; i <= options.Rounds; i++)
        {
            await Checkpoint(bed, cancel);
            await Add(_singles, $"POST {i}", () => CreateRound.Of(meter, () => posts.Run(options.RoundTime, cancel), cancel));
            if (floor is not null)
                await Add(_inserts, $"INSERT {i}", () => floor.Inserts(cancel));
            await Checkpoint(bed, cancel);
            await Add(_bulks, $"bulk {i}", () => CreateRound.Of(meter, () => Bulk(bed, lines, cancel), cancel));
            if (floor is not null)
                await Add(_copies, $"COPY {i}", () => floor.Copy(cancel));
        }

        var violations = await Verdict.Of(bed, [], cancel);
        Tell(bed.Records is not null, violations);
        return violations == 0 ? 0 : 1;
    }

    private static Task Checkpoint(TestBed bed, CancellationToken cancel) => bed.Records?.Checkpoint(cancel) ?? Task.CompletedTask;

    private async Task<long> Bulk(TestBed bed, ReadOnlyMemory<byte> lines, CancellationToken cancel)
    {
        var (made, until) = (0L, Environment.TickCount64 + (long)BulkTime(options).TotalMilliseconds);
        for (; Environment.TickCount64 < until; made += options.Rows)
            await bed.Customer.CreateTasks(Supply.Project, Supply.Batch, lines, ids: false, cancel);
        return made;
    }

    private static async Task Add(List<CreateRound> rounds, string what, Func<Task<CreateRound>> work)
    {
        var round = await work();
        rounds.Add(round);
        AnsiConsole.MarkupLineInterpolated($"{what}: [bold]{round.PerSecond:0}/s[/], server {round.ServerUs:0.0} + database {round.DatabaseUs:0.0} us, {round.Commits:0.0000} commits");
    }

    private void Tell(bool database, long violations) => LastLine.Write(new CreateResult
    {
        CreatePerS = Math.Round(Median.Of(_singles, r => r.PerSecond)),
        FloorInsertPerS = Median.Known(_inserts, r => r.PerSecond, 0),
        CreateRatio = Median.Known([.. _singles.Zip(_inserts, (p, f) => p.PerSecond / f.PerSecond)], r => r, 3),
        BulkPerS = Math.Round(Median.Of(_bulks, r => r.PerSecond)),
        CopyPerS = Median.Known(_copies, r => r.PerSecond, 0),
        BulkRatio = Median.Known([.. _bulks.Zip(_copies, (p, f) => p.PerSecond / f.PerSecond)], r => r, 3),
        CreateServerCpuUs = Math.Round(Median.Of(_singles, r => r.ServerUs), 1),
        CreateDbCpuUs = database ? Median.Known(_singles, r => r.DatabaseUs, 1) : null,
        CommitsPerTask = database ? Median.Known(_singles, r => r.Commits, 4) : null,
        BulkServerCpuUs = Math.Round(Median.Of(_bulks, r => r.ServerUs), 2),
        BulkDbCpuUs = database ? Median.Known(_bulks, r => r.DatabaseUs, 2) : null,
        Connections = options.Clients,
        Rows = options.Rows,
        Seed = options.Seed,
        Rounds = options.Rounds,
        Seconds = options.RoundTime.TotalSeconds,
        SlowDisk = options.SlowDisk,
        Violations = violations,
    });
}
