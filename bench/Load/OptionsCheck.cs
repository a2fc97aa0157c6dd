using System.Globalization;
using Scheduler.Tests.Support.Postgres;

namespace Scheduler.Load;

/// <summary>What would go wrong, told before anything is started.</summary>
internal static class OptionsCheck
{
    /// <summary>Files that a process has open besides its connections.</summary>
    private const int OtherFiles = 500;

    private const int MaxRows = 100_000, MaxStreams = 700;

    /// <summary>A sentence that says what to do; null when all is well.</summary>
    public static string? Problem(LoadOptions options)
    {
        if (!Directory.Exists("/proc/self"))
            return "CPU and memory are read from /proc: this program needs Linux.";
        if (options.Postgres && PostgresServer.Missing is { } missing)
            return missing + " Install PostgreSQL, or use --storage sqlite.";
        if (options is { SlowDisk: true, Postgres: false })
            return "--slow-disk delays the commits of PostgreSQL: use --storage postgres.";
        if (options.Clients < 1 || options.Rounds < 1 || options.Overlap < 1 || options.RoundTime <= TimeSpan.Zero || options.Waiting < 0)
            return "--clients, --rounds, --overlap and --seconds must be positive, --waiting not negative.";
        if (options.Silos < 0 || (options.Silos > 0 && options is not { Mode: LoadMode.Live, Postgres: true }))
            return "--silos must not be negative, and takes the live mode and --storage postgres.";
        if (options is { Mode: LoadMode.Snapshots, Clients: > MaxStreams })
            return $"--clients of --mode snapshots is at most {MaxStreams}: each stream has a window of its own.";
        if (options.Rows is < 1 or > MaxRows)
            return $"--rows must lie between 1 and {MaxRows}: what one bulk call takes.";
        if (OpenFiles() is { } most && most < options.Clients + OtherFiles)
            return $"{options.Clients} clients need as many open files, and this shell allows {most}: raise it (ulimit -n {options.Clients + OtherFiles}) or lower --clients.";
        return null;
    }

    /// <summary>The hard limit: .NET raises the soft one to it when a process starts.</summary>
    private static long? OpenFiles()
    {
        var limit = File.ReadLines("/proc/self/limits").First(l => l.StartsWith("Max open files", StringComparison.Ordinal));
        var hard = limit.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4];
        return long.TryParse(hard, CultureInfo.InvariantCulture, out var files) ? files : null;
    }
}
