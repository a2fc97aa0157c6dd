using System.Diagnostics;
using Scheduler.Chaos.Disturbances;
using Scheduler.Chaos.Outcome;
using Scheduler.Checker;
using Scheduler.Workers.Cluster;
using Spectre.Console;

namespace Scheduler.Chaos;

/// <summary>One run from the start of the cluster to the verdict.</summary>
internal sealed class ChaosRun(ChaosOptions options)
{
    /// <returns>0 when nothing was lost, no law was broken, all work was done and nobody waited too long.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        Console.WriteLine($"Starting PostgreSQL, {options.Silos} silos and {options.Apis} API hosts ...");
        await using var cluster = await LocalCluster.Start(new() { Silos = options.Silos, Apis = options.Apis, Keep = options.Keep }, cancel);
        var disturber = new Disturber(cluster, options, line => AnsiConsole.MarkupLineInterpolated($"[yellow]{line}[/]"));
        var shift = new Shift(options, cluster);
        await shift.Work(disturber.Run, cancel);

        var (report, judged) = await shift.Judge(disturber.Done, cancel);
        var (elsewhere, aroundDatabase) = StallSplit.Of(shift.Stalls, disturber.Done);
        var (siloKills, apiKills) = (disturber.Count(DisturbanceKind.KillSilo), disturber.Count(DisturbanceKind.KillApi));
        var result = new ChaosResult
        {
            Operations = shift.Made + shift.Answers,
            Kills = siloKills + apiKills,
            Lost = report.Counts.GetValueOrDefault(Law.NothingLost),
            Violations = report.Total,
            StallMax = elsewhere,
            StallMaxDatabase = aroundDatabase,
            Tasks = shift.Made,
            Completed = shift.Done,
            Drained = shift.Drained is { } time ? Math.Round(time.TotalSeconds, 1) : null,
            Seed = options.Seed,
            Seconds = Math.Round(clock.Elapsed.TotalSeconds, 1),
            People = options.People,
            ApiKills = apiKills,
            SiloKills = siloKills,
            Hangs = disturber.Count(DisturbanceKind.SuspendApi) + disturber.Count(DisturbanceKind.SuspendSilo),
            Falls = disturber.Count(DisturbanceKind.Fall),
            Defects = shift.Defects,
            WaitsJudged = judged,
        };
        return LastLine.Write(result, result.Good);
    }
}
