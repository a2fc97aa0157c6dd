using System.Diagnostics;
using System.Text.Json;
using Scheduler.Checker;
using Scheduler.Replay.Host;
using Scheduler.Replay.Outcome;
using Scheduler.Replay.People;
using Scheduler.Replay.Sets;
using Scheduler.Workers;
using Scheduler.Workers.Hosting;
using Spectre.Console;

namespace Scheduler.Replay;

/// <summary>One run from the set to the verdict.</summary>
internal sealed class ReplayRun(ReplayOptions options)
{
    private const string Project = "replay", Batch = "replay-1";
    private const int Kills = 10;

    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(500);
    private static readonly JsonSerializerOptions ResultJson = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly Tally _tally = new();
    private readonly ClientLedger _ledger = new();
    private readonly RoundTrips _trips = new();
    private double _progress;

    /// <returns>0 when everything completed and no law was broken.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        if (SetChoice.Problem(options) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return 2;
        }

        var set = SetChoice.Load(options);
        await using var host = options.Url is null ? new HostProcess(options.Keep) : null;
        if (host is not null)
            await host.Start(cancel);
        var url = options.Url ?? host!.Url;
        using var customer = new CustomerClient(url, options.Key ?? await host!.Key);
        await using var roster = new Roster(set, options, _tally, _ledger, _trips, () => _progress);
        AnsiConsole.MarkupLineInterpolated($"[bold]{set.Name}[/]: {set.Tasks.Count} tasks, {set.Workers.Count} workers, {set.Classes.Count} classes; host {url}");
        await roster.Hire(url, customer, cancel);
        await Upload(set, customer, cancel);

        var clock = Stopwatch.StartNew();
        var (end, kills) = await Work(set, customer, roster, host, cancel);
        var seconds = clock.Elapsed.TotalSeconds;
        var delivered = new Delivered(await customer.Tasks(Batch, cancel));
        if (host is not null)
            await host.Stop();
        var report = host is null ? null : RecordsCheck.Run(host.Records, new() { WaitBound = options.WaitBound, Down = [.. host.Down.Select(d => new Downtime(d.From, d.To))] }, _ledger);
        return Tell(set, roster, end, delivered, report, host, kills, seconds);
    }

    private async Task Upload(CrowdSet set, CustomerClient customer, CancellationToken cancel)
    {
        await customer.Post("/v1/projects", new
        {
            type = "categorization",
            name = Project,
            rapid = true,
            pipeline = "consensus_task",
            consensus_attempts = options.Overlap,
            review_levels = 1,
            review_share = 0.1,
            offer_seconds = 15,
            @params = new { instruction = "Choose the category.", categories = set.Classes },
        }, cancel);
        await customer.Post("/v1/batches", new { project = Project, name = Batch }, cancel);
        foreach (var id in (await customer.CreateTasks(Project, Batch, set.Tasks.Select(t => Item.Task(t, set.Name)), cancel)).Values)
            _ledger.Created(id);
        await customer.Post($"/v1/batches/{Batch}/finalize", new { }, cancel);
    }

    private async Task<(BatchProgress End, int Kills)> Work(CrowdSet set, CustomerClient customer, Roster roster, HostProcess? host, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var killer = options.Kill && host is not null ? new HostKiller(host, () => _progress, Kills) : null;
        var working = roster.Work(stop.Token);
        var killing = killer?.Run(stop.Token) ?? Task.CompletedTask;
        var end = await Watch(set, customer, killing, stop.Token);

        // Let answers on their way be told of before everybody leaves.
        await Task.WhenAny(killing, Task.Delay(TimeSpan.FromSeconds(30), cancel));
        await stop.CancelAsync();
        await working;
        return (end, killer?.Kills ?? 0);
    }

    private async Task<BatchProgress> Watch(CrowdSet set, CustomerClient customer, Task killing, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        return await AnsiConsole.Progress().HideCompleted(false).StartAsync(async bars =>
        {
            var labels = bars.AddTask("labels", maxValue: set.Tasks.Count * options.Overlap);
            var tasks = bars.AddTask("tasks", maxValue: set.Tasks.Count);
            while (true)
            {
                var now = await customer.Progress(Batch, cancel);
                tasks.Value = now.Completed;
                labels.Value = _tally.Of("label_accepted") + _tally.Of("label_salvaged");

                // Labels come first, reviews last: half of each makes a measure that moves all the time.
                _progress = Math.Min(1, ((labels.Value / labels.MaxValue) + (tasks.Value / tasks.MaxValue)) / 2);
                if (killing.IsFaulted)
                    await killing;
                if (now is { Status: "completed" } || clock.Elapsed > options.Limit)
                    return now;
                await Task.Delay(PollEvery, cancel);
            }
        });
    }

    private int Tell(CrowdSet set, Roster roster, BatchProgress end, Delivered delivered, CheckReport? report, HostProcess? host, int kills, double seconds)
    {
        var labels = _tally.Of("label_accepted") + _tally.Of("label_salvaged");
        var answers = labels + _tally.Of("review_accepted") + _tally.Of("review_salvaged") + _tally.Of("adjudicate_accepted") + _tally.Of("adjudicate_salvaged");
        var result = new ReplayResult
        {
            Set = set.Name,
            Seed = options.Seed,
            Tasks = set.Tasks.Count,
            Completed = delivered.Labels.Count,
            LabelsPerTask = Math.Round(labels / (double)set.Tasks.Count, 3),
            MajorityAccuracy = Math.Round(Majority.Accuracy(set, delivered.Labels), 4),
            RecordAccuracy = Math.Round(Majority.Accuracy(set), 4),
            P50 = Math.Round(Quantiles.Of(delivered.TurnaroundSeconds, 0.5), 1),
            P90 = Math.Round(Quantiles.Of(delivered.TurnaroundSeconds, 0.9), 1),
            SubmitP50 = Math.Round(_trips.Submit(0.5), 1),
            SubmitP99 = Math.Round(_trips.Submit(0.99), 1),
            Violations = report?.Total,
            BatchCompleted = end.Status == "completed",
            Workers = set.Workers.Count,
            Kills = kills,
            Speedup = options.Speedup,
            Seconds = Math.Round(seconds, 1),
            LifecyclesPerS = Math.Round(answers / seconds, 1),
            Salvaged = _tally.All.Where(t => t.Key.EndsWith("_salvaged", StringComparison.Ordinal)).Sum(t => t.Value),
            Late = _tally.All.Where(t => t.Key.EndsWith("_late", StringComparison.Ordinal)).Sum(t => t.Value),
            Reconnects = roster.Clients.Sum(c => Math.Max(0, c.Connection.Connects - 1)),
            Refusals = roster.Clients.Sum(c => c.Refusals),
        };
        ResultPages.Show(result, _tally, report, host);
        Console.WriteLine(JsonSerializer.Serialize(result, ResultJson));
        return result.BatchCompleted && result.Completed == result.Tasks && result.Violations is null or 0 ? 0 : 1;
    }
}
