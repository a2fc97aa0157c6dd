using System.Diagnostics;
using System.Text.Json;
using Scheduler.Chaos.Cluster;
using Scheduler.Chaos.Crowd;
using Scheduler.Chaos.Customers;
using Scheduler.Chaos.Disturbances;
using Scheduler.Chaos.Outcome;
using Scheduler.Checker;
using Scheduler.Tests.Support.Postgres;
using Scheduler.Workers;
using Spectre.Console;

namespace Scheduler.Chaos;

/// <summary>One run from the start of the cluster to the verdict.</summary>
internal sealed class ChaosRun(ChaosOptions options)
{
    /// <summary>Tasks waiting for each person: nobody runs out of work, and what is left drains within seconds.</summary>
    private const double WaitingPerPerson = 1.5;

    /// <summary>Over every grace and cool-down (60 s and 30 s): what is not done by then is not coming.</summary>
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(120), LastAnswers = TimeSpan.FromSeconds(30), LookEvery = TimeSpan.FromMilliseconds(200);

    private static readonly JsonSerializerOptions ResultJson = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly Tally _tally = new();
    private readonly Stalls _stalls = new();
    private readonly ClientLedger _ledger = new();
    private volatile bool _draining;

    /// <returns>0 when nothing was lost, no law was broken and all work was done.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        if (PostgresServer.Missing is { } missing)
        {
            await Console.Error.WriteLineAsync(missing);
            return 2;
        }

        var clock = Stopwatch.StartNew();
        Console.WriteLine($"Starting PostgreSQL, {options.Silos} silos and {options.Apis} API hosts ...");
        await using var cluster = await LocalCluster.Start(options, cancel);
        Uri[] hosts = [.. cluster.Apis.Select(a => a.Url)];
        var key = await cluster.Key.WaitAsync(cancel);
        await using var roster = new Roster(options, hosts, _stalls, _tally, _ledger, () => _draining);
        using (var customer = new CustomerClient(hosts[0], key))
            await roster.Hire(customer, cancel);
        using var requests = new Requests(hosts, key, _stalls, _tally);
        var backlog = new Backlog(cluster);
        var source = new WorkSource(requests, _ledger, _tally, () => backlog.Waiting, (long)(options.People * WaitingPerPerson));
        await source.Open(cancel);

        var disturber = new Disturber(cluster, options, line => AnsiConsole.MarkupLineInterpolated($"[yellow]{line}[/]"));
        var from = DateTimeOffset.UtcNow;
        var drained = await Work(roster, source, backlog, disturber, cancel);
        var to = DateTimeOffset.UtcNow;
        var stalls = _stalls.All();
        await cluster.Stop();

        var down = Recovery.Down(from, disturber.Done);
        await using var records = await cluster.Records(cancel);
        var report = new HistoryChecker(new() { Down = down }, _ledger).Check(records, cancel);
        _tally.Add("processes that ended before they were ready", cluster.Members.Sum(m => m.FalseStarts));
        _tally.Add("reconnects", roster.Reconnects);
        ResultPages.Show(_tally, stalls, disturber.Done, report);
        var (elsewhere, aroundDatabase) = StallSplit.Of(stalls, disturber.Done);
        var (siloKills, apiKills) = (disturber.Count(DisturbanceKind.KillSilo), disturber.Count(DisturbanceKind.KillApi));
        var result = new ChaosResult
        {
            Operations = source.Made + roster.Answers,
            Kills = siloKills + apiKills,
            Lost = report.Counts.GetValueOrDefault(Law.NothingLost),
            Violations = report.Total,
            StallMax = elsewhere,
            StallMaxDatabase = aroundDatabase,
            Tasks = source.Made,
            Completed = backlog.Done,
            Drained = drained is { } time ? Math.Round(time.TotalSeconds, 1) : null,
            Seed = options.Seed,
            Seconds = Math.Round(clock.Elapsed.TotalSeconds, 1),
            People = options.People,
            ApiKills = apiKills,
            SiloKills = siloKills,
            Falls = disturber.Count(DisturbanceKind.Fall),
            Defects = _tally.All.Where(t => t.Key.StartsWith("defect", StringComparison.Ordinal)).Sum(t => t.Value),
            WaitsJudged = Math.Round(Recovery.JudgedShare(down, from, to), 2),
        };
        Console.WriteLine(JsonSerializer.Serialize(result, ResultJson));
        return result.Good ? 0 : 1;
    }

    /// <returns>How long the rest took once nothing more was made; null when it was given up.</returns>
    private async Task<TimeSpan?> Work(Roster roster, WorkSource source, Backlog backlog, Disturber disturber, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var working = roster.Work(stop.Token);
        var watching = backlog.Watch(stop.Token);
        var making = source.Run(enough.Token, stop.Token);
        var disturbing = disturber.Run(stop.Token);
        TimeSpan? drained = null;
        await AnsiConsole.Progress().HideCompleted(false).StartAsync(async bars =>
        {
            var time = bars.AddTask("time", maxValue: options.Length.TotalSeconds);
            var tasks = bars.AddTask("tasks done");
            var clock = Stopwatch.StartNew();
            while (clock.Elapsed < options.Length || !disturbing.IsCompleted)
                await Look();
            await disturbing;
            for (var calm = Stopwatch.StartNew(); calm.Elapsed < Plan.Calm;)
                await Look();
            await enough.CancelAsync();
            await making;

            _draining = true;
            clock.Restart();
            while (backlog.Done < source.Made && clock.Elapsed < DrainLimit)
                await Look();
            if (backlog.Done == source.Made)
                drained = clock.Elapsed;

            async Task Look()
            {
                (time.Value, tasks.MaxValue, tasks.Value) = (_draining ? time.MaxValue : clock.Elapsed.TotalSeconds, Math.Max(1, backlog.Made), backlog.Done);
                foreach (var ended in new[] { disturbing, making }.Where(t => t.IsFaulted))
                    await ended;
                await Task.Delay(LookEvery, cancel);
            }
        });

        // Answers on their way are told of before everybody leaves: the last task is done before its answerer knows.
        var patience = Stopwatch.StartNew();
        while (_stalls.Unanswered > 0 && patience.Elapsed < LastAnswers)
            await Task.Delay(LookEvery, cancel);
        await stop.CancelAsync();
        await Task.WhenAll(working, watching);
        return drained;
    }
}
