using Scheduler.Workers.Hosting;

namespace Scheduler.Replay.Host;

/// <summary>Kills the host again and again while people work.</summary>
internal sealed class HostKiller(HostProcess host, Func<double> progress, int times)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>A new host is left alone at least this long, or nothing would ever get done.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(4);

    public int Kills { get; private set; }

    /// <summary>Spreads the kills over the progress of the job.</summary>
    public async Task Run(CancellationToken cancel)
    {
        while (Kills < times && !cancel.IsCancellationRequested)
        {
            await Task.Delay(LookEvery, cancel);
            if (progress() < 0.9 * (Kills + 1) / (times + 1))
                continue;
            Kills++;
            await host.KillAndRestart(cancel);
            await Task.Delay(Rest, cancel);
        }
    }
}
