using System.Globalization;

namespace Scheduler.Workers.Hosting;

/// <summary>What a process has in memory, as the kernel counts it.</summary>
public static class ResidentMemory
{
    /// <summary>In KB.</summary>
    public static long Kb(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
