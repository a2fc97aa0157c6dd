using System.Globalization;

namespace Scheduler.Load.Costs;

/// <summary>What the kernel knows about a process.</summary>
internal static class ProcessReading
{
    /// <summary>Microseconds of a tick of /proc: 100 a second on every Linux that .NET runs on.</summary>
    private const long TickUs = 10_000;

    // Fields of /proc/PID/stat behind the name, counted from the state.
    private const int Parent = 1, User = 11, System = 12, ChildUser = 13, ChildSystem = 14;

    /// <summary>CPU time of a process, all its threads, in microseconds.</summary>
    public static long CpuUs(int process) => Fields(process) is { } fields ? (Long(fields, User) + Long(fields, System)) * TickUs : 0;

    /// <summary>CPU time of a process, its living children, and those it has seen end: a server of many processes.</summary>
    public static long FamilyCpuUs(int parent)
    {
        var ticks = Fields(parent) is { } own ? Long(own, User) + Long(own, System) + Long(own, ChildUser) + Long(own, ChildSystem) : 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) && Fields(process) is { } fields && Long(fields, Parent) == parent)
                ticks += Long(fields, User) + Long(fields, System);
        return ticks * TickUs;
    }

    /// <summary>Null when it is gone.</summary>
    private static string[]? Fields(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");

            // The name stands in brackets and may hold blanks and brackets itself.
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Long(string[] fields, int at) => long.Parse(fields[at], CultureInfo.InvariantCulture);
}
