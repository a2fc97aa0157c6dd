using System.Diagnostics;
using Scheduler.Chaos.Crowd;
using Scheduler.Chaos.Disturbances;
using Scheduler.Workers.Cluster;

namespace Scheduler.Chaos.Upgrade;

/// <summary>Puts another build under a cluster, one process after the other, as docs/operations.md tells an operator to.</summary>
internal sealed class Replacer(LocalCluster cluster, UpgradeOptions options, string root, Action<string> tell)
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(75), Between = TimeSpan.FromSeconds(3);

    private readonly List<Disturbance> _done = [];

    public IReadOnlyList<Disturbance> Done => _done;

    /// <summary>From the request to stop until the process was gone, the longest.</summary>
    public TimeSpan LongestStop { get; private set; }

    /// <summary>Processes that had to be killed, or ended with an error.</summary>
    public int Forced { get; private set; }

    public async Task Run(CancellationToken cancel)
    {
        await Task.Delay(Roster.ArrivalTime + Between, cancel);
        foreach (var member in options.SilosFirst ? cluster.Silos.Concat(cluster.Apis) : cluster.Apis.Concat(cluster.Silos))
        {
            var (from, clock) = (DateTimeOffset.UtcNow, Stopwatch.StartNew());
            if (!await member.Replace(root))
                Forced++;
            LongestStop = clock.Elapsed > LongestStop ? clock.Elapsed : LongestStop;
            var stopped = clock.Elapsed;
            await member.UntilReady(ReadyLimit, cancel);
            _done.Add(new(DisturbanceKind.Replace, member.Name, from, DateTimeOffset.UtcNow));
            tell($"{_done[^1]}, of it {stopped.TotalSeconds:0.0} s to stop");
            await Task.Delay(Between, cancel);
        }
    }
}
