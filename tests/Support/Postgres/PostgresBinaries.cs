namespace Scheduler.Tests.Support.Postgres;

/// <summary>Finds the server's programs where Debian and the official images put them.</summary>
internal static class PostgresBinaries
{
    /// <summary>Folder of the newest version found, or null.</summary>
    public static string? Folder { get; } =
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .Where(d => File.Exists(Path.Combine(d, "bin", "initdb")))
                .OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0)
                .Select(d => Path.Combine(d, "bin"))
                .FirstOrDefault()
            : null;
}
