using System.Data.Common;
using System.Text.Json;
using Scheduler.Checker;
using Scheduler.Storage;
using Scheduler.Storage.Relational;

namespace Scheduler.Silo;

/// <summary>Runs the checker over a database, live or restored.</summary>
internal static class Verification
{
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(string storage, DirectoryInfo data, string? connection, CheckOptions options, CancellationToken cancel)
    {
        if (Problem(storage, data, connection) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return 2;
        }

        await using var services = new ServiceCollection().AddLogging()
            .AddSchedulerStorage(storage == SiloSettings.Sqlite ? new() { DataFolder = data.FullName } : new() { PostgresConnection = connection })
            .BuildServiceProvider();
        CheckReport report;
        try
        {
            await using var open = await services.GetRequiredService<RecordDatabase>().Open(cancel);
            report = new HistoryChecker(options).Check(open, cancel);
        }
        catch (DbException e)
        {
            await Console.Error.WriteLineAsync($"The records cannot be read: {e.Message}");
            return 2;
        }

        Console.WriteLine($"Read {report.Tasks} tasks, {report.Events} events, {report.Attempts} attempts in {report.Took.TotalSeconds:0.0} s.");
        foreach (var (law, count) in report.Counts.OrderBy(c => c.Key))
            Console.WriteLine($"{law.InvariantOf()} {law}: {count} violations");
        foreach (var violation in report.Violations)
            Console.WriteLine($"  {violation}");
        Console.WriteLine(JsonSerializer.Serialize(new { tasks = report.Tasks, events = report.Events, attempts = report.Attempts, long_waits = report.Waits, violations = report.Total }));
        return report.Holds ? 0 : 1;
    }

    /// <summary>Why the records cannot be opened; null when they can.</summary>
    public static string? Problem(string storage, DirectoryInfo data, string? connection)
    {
        if (storage == SiloSettings.Postgres && string.IsNullOrWhiteSpace(connection))
            return "--storage postgres needs --connection with a connection string (or the environment variable SCHEDULER_CONNECTION).";
        if (storage == SiloSettings.Postgres && new StorageOptions { PostgresConnection = connection }.Problems().FirstOrDefault() is { } problem)
            return problem;

        // The driver would make an empty file, and an empty history holds every law.
        return storage == SiloSettings.Sqlite && !File.Exists(Path.Combine(data.FullName, "records.db"))
            ? $"There is no records.db in {data.FullName}; say where the records are with --data."
            : null;
    }
}
