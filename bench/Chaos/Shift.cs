using System.Diagnostics;
using Scheduler.Chaos.Crowd;
using Scheduler.Chaos.Customers;
using Scheduler.Chaos.Disturbances;
using Scheduler.Chaos.Outcome;
using Scheduler.Checker;
using Scheduler.Workers;
using Scheduler.Workers.Cluster;
using Spectre.Console;

namespace Scheduler.Chaos;

/// <summary>People and customers at work on a cluster while something happens to it, until everything is done; and the verdict on it.</summary>
internal sealed class Shift(RunOptions options, LocalCluster cluster)
{
    /// <summary>Tasks waiting for each person: nobody runs out of work, and what is left drains within seconds.</summary>
    private const double WaitingPerPerson = 1.5;

    /// <summary>Over every grace and cool-down (60 s and 30 s): what is not done by then is not coming.</summary>
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(120), LastAnswers = TimeSpan.FromSeconds(30), LookEvery = TimeSpan.FromMilliseconds(200);

    private readonly ClientLedger _ledger = new();
    private readonly Stalls _stalls = new();
    private readonly Backlog _backlog = new(cluster);
    private DateTimeOffset _from, _to;
    private volatile bool _draining;

    public Tally Tally { get; } = new();

    /// <summary>Tasks that a customer was told of, answers that a person was told of, and tasks that are complete.</summary>
    public long Made { get; private set; }

    public long Answers { get; private set; }

    public long Done => _backlog.Done;

    /// <summary>How long the rest took once nothing more was made; null when it was given up.</summary>
    public TimeSpan? Drained { get; private set; }

    public IReadOnlyList<Stall> Stalls { get; private set; } = [];

    public int Defects => Tally.All.Where(t => t.Key.StartsWith("defect", StringComparison.Ordinal)).Sum(t => t.Value);

    /// <summary>Everybody works for the length of the run, and for as long as <paramref name="disturb"/> takes.</summary>
    public async Task Work(Func<CancellationToken, Task> disturb, CancellationToken cancel)
    {
        Uri[] hosts = [.. cluster.Apis.Select(a => a.Url)];
        var key = await cluster.Key.WaitAsync(cancel);
        await using var roster = new Roster(options, hosts, _stalls, Tally, _ledger, () => _draining);
        using (var customer = new CustomerClient(hosts[0], key))
            await roster.Hire(customer, cancel);
        using var requests = new Requests(hosts, key, _stalls, Tally);
        var source = new WorkSource(requests, _ledger, Tally, () => _backlog.Waiting, (long)(options.People * WaitingPerPerson));
        await source.Open(cancel);

        _from = DateTimeOffset.UtcNow;
        await Work(roster, source, disturb, cancel);
        _to = DateTimeOffset.UtcNow;
        Stalls = _stalls.All();
        (Made, Answers) = (source.Made, roster.Answers);
        Tally.Add("reconnects", roster.Reconnects);
    }

    /// <summary>Ends the cluster, holds its records against what everybody was told, and shows it all.</summary>
    /// <returns>The report, and the share of the time in which the law of waiting was judged.</returns>
    public async Task<(CheckReport Report, double WaitsJudged)> Judge(IReadOnlyList<Disturbance> disturbances, CancellationToken cancel)
    {
        await cluster.Stop();
        var down = Recovery.Down(_from, disturbances);
        await using var records = await cluster.Records(cancel);
        var report = new HistoryChecker(new() { Down = down }, _ledger).Check(records, cancel);
        Tally.Add("processes that ended before they were ready", cluster.Members.Sum(m => m.FalseStarts));
        ResultPages.Show(Tally, Stalls, disturbances, report);
        return (report, Math.Round(Recovery.JudgedShare(down, _from, _to), 2));
    }

    private async Task Work(Roster roster, WorkSource source, Func<CancellationToken, Task> disturb, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var working = roster.Work(stop.Token);
        var watching = _backlog.Watch(stop.Token);
        var making = source.Run(enough.Token, stop.Token);
        var disturbing = disturb(stop.Token);
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
            while (_backlog.Done < source.Made && clock.Elapsed < DrainLimit)
                await Look();
            if (_backlog.Done == source.Made)
                Drained = clock.Elapsed;

            async Task Look()
            {
                (time.Value, tasks.MaxValue, tasks.Value) = (_draining ? time.MaxValue : clock.Elapsed.TotalSeconds, Math.Max(1, _backlog.Made), _backlog.Done);
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
    }
}
