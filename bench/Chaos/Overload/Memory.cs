using Scheduler.Workers.Cluster;
using Scheduler.Workers.Hosting;

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
                Volatile.Write(ref _peak, Math.Max(Volatile.Read(ref _peak), cluster.Members.Max(m => ResidentMemory.Kb(m.Process.ProcessId) / 1024.0)));
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }
}
