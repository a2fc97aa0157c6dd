using System.Diagnostics;
using Scheduler.Chaos.Disturbances;
using Scheduler.Chaos.Outcome;
using Scheduler.Checker;
using Scheduler.Workers.Cluster;
using Scheduler.Workers.Hosting;
using Spectre.Console;

namespace Scheduler.Chaos.Upgrade;

/// <summary>One rolling upgrade from the build of the old version to the verdict.</summary>
internal sealed class UpgradeRun(UpgradeOptions options)
{
    /// <returns>0 when nobody noticed but by a pause.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        Console.WriteLine($"The old build: {options.From} ...");
        await using var old = await OldBuild.Of(options.From, cancel);
        Console.WriteLine($"Starting PostgreSQL, {options.Silos} silos and {options.Apis} API hosts of it ...");
        await using var cluster = await LocalCluster.Start(new() { Silos = options.Silos, Apis = options.Apis, Keep = options.Keep, Root = old.Root }, cancel);
        var replacer = new Replacer(cluster, options, RepositoryRoot.Find(), line => AnsiConsole.MarkupLineInterpolated($"[yellow]{line}[/]"));
        var shift = new Shift(options, cluster);
        await shift.Work(replacer.Run, cancel);

        Disturbance[] falls = [.. cluster.Members.SelectMany(m => m.Falls.Select(at => new Disturbance(DisturbanceKind.Fall, m.Name, at, at)))];
        var (report, judged) = await shift.Judge([.. replacer.Done, .. falls], cancel);
        var result = new UpgradeResult
        {
            Operations = shift.Made + shift.Answers,
            Replaced = replacer.Done.Count,
            Lost = report.Counts.GetValueOrDefault(Law.NothingLost),
            Violations = report.Total,
            StallMax = StallSplit.Of(shift.Stalls, []).Elsewhere,
            StopMax = Math.Round(replacer.LongestStop.TotalSeconds, 1),
            Forced = replacer.Forced,
            Tasks = shift.Made,
            Completed = shift.Done,
            Drained = shift.Drained is { } time ? Math.Round(time.TotalSeconds, 1) : null,
            Seed = options.Seed,
            Seconds = Math.Round(clock.Elapsed.TotalSeconds, 1),
            People = options.People,
            Falls = falls.Length,
            Defects = shift.Defects,
            WaitsJudged = judged,
        };
        return LastLine.Write(result, result.Good);
    }
}
