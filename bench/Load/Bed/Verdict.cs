using Scheduler.Checker;
using Spectre.Console;

namespace Scheduler.Load.Bed;

/// <summary>The records held against the laws, once the work is over: speed that breaks one of them is none.</summary>
internal static class Verdict
{
    private const int Shown = 30;

    /// <param name="down">When nothing ran.</param>
    /// <returns>How many times a law was broken.</returns>
    public static async Task<long> Of(TestBed bed, IEnumerable<(DateTimeOffset From, DateTimeOffset To)> down, CancellationToken cancel)
    {
        await using var records = await bed.OpenRecords(cancel);
        var report = await AnsiConsole.Status().StartAsync("verifying the records", _ => Task.Run(
            () => new HistoryChecker(new() { Down = [.. down.Select(d => new Downtime(d.From, d.To))] }).Check(records, cancel), cancel));
        AnsiConsole.MarkupLineInterpolated($"verified {report.Tasks} tasks, {report.Events} events, {report.Attempts} attempts in {report.Took.TotalSeconds:0.0} s: {report.Total} violations");
        foreach (var violation in report.Violations.Take(Shown))
            Console.WriteLine("  " + violation);
        return report.Total;
    }
}
