using System.Globalization;
using Scheduler.Tests.Support.Postgres;

namespace Scheduler.Load;

/// <summary>What would go wrong, told before anything is started.</summary>
internal static class OptionsCheck
{
    /// <summary>Files that a process has open besides its connections.</summary>
    private const int OtherFiles = 500;

    private const int MaxRows = 100_000, MaxStreams = 700;

    /// <summary>Everything wrong, each as a sentence that says what to do.</summary>
    public static IEnumerable<string> Problems(LoadOptions options)
    {
        if (!Directory.Exists("/proc/self"))
        {
            yield return "CPU and memory are read from /proc: this program needs Linux.";
            yield break;
        }

        if (options.Postgres && PostgresServer.Missing is { } missing)
            yield return missing + " Install PostgreSQL, or use --storage sqlite.";
        if (options is { SlowDisk: true, Postgres: false })
            yield return "--slow-disk delays the commits of PostgreSQL: use --storage postgres.";
        if (options.Clients < 1 || options.Rounds < 1 || options.Overlap < 1 || options.RoundTime <= TimeSpan.Zero)
            yield return "--clients, --rounds, --overlap and --seconds must be positive.";
        if (options.Waiting < 0 || options.Warmup < 0 || options.WarmupLimit < TimeSpan.Zero || options.Think < TimeSpan.Zero)
            yield return "--waiting, --warmup, --warmup-seconds and --think-ms must not be negative.";
        if (options.Silos < 0 || (options.Silos > 0 && options is not { Mode: LoadMode.Live, Postgres: true }))
            yield return "--silos must not be negative, and takes the live mode and --storage postgres.";
        if (options is { Mode: LoadMode.Snapshots, Clients: > MaxStreams })
            yield return $"--clients of --mode snapshots is at most {MaxStreams}: each stream has a window of its own.";
        if (options.Rows is < 1 or > MaxRows)
            yield return $"--rows must lie between 1 and {MaxRows}: what one bulk call takes.";
        if (OpenFiles() is { } most && most < options.Clients + OtherFiles)
            yield return $"{options.Clients} clients need as many open files, and this shell allows {most}: raise it (ulimit -n {options.Clients + OtherFiles}) or lower --clients.";
    }

    /// <summary>The hard limit: .NET raises the soft one to it when a process starts.</summary>
    private static long? OpenFiles()
    {
        var limit = File.ReadLines("/proc/self/limits").First(l => l.StartsWith("Max open files", StringComparison.Ordinal));
        var hard = limit.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4];
        return long.TryParse(hard, CultureInfo.InvariantCulture, out var files) ? files : null;
    }
}
