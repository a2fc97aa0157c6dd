using Scheduler.Workers.Hosting;

namespace Scheduler.Bulk;

/// <summary>What the host's process has in use, watched while something runs.</summary>
internal sealed class HostMemory(HostProcess host)
{
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(50);

    public long BeforeMb { get; private set; }

    public long PeakMb { get; private set; }

    public long NowMb => ResidentMemory.Kb(host.ProcessId) / 1024;

    public void Begin() => BeforeMb = PeakMb = NowMb;

    public void Look() => PeakMb = Math.Max(PeakMb, NowMb);
}
