using System.Globalization;
using Scheduler.Workers.Cluster;

namespace Scheduler.Chaos.Overload;

/// <summary>Looks at what the processes hold, again and again.</summary>
internal sealed class Memory(LocalCluster cluster)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private double _peak;

    /// <summary>Resident memory of the largest process at its worst since <see cref="Start"/>, in MiB.</summary>
    public double PeakMb => Math.Round(Volatile.Read(ref _peak));

    public void Start() => Volatile.Write(ref _peak, 0);

    public async Task Watch(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                Volatile.Write(ref _peak, Math.Max(Volatile.Read(ref _peak), cluster.Members.Max(m => ResidentMb(m.Process.ProcessId))));
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private static double ResidentMb(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }
}
