using System.Globalization;
using Scheduler.Chaos.Disturbances;
using Scheduler.Checker;
using Spectre.Console;

namespace Scheduler.Chaos.Outcome;

/// <summary>The end of a run for people to read.</summary>
internal static class ResultPages
{
    private const int ShownViolations = 30, ShownStalls = 8;

    public static void Show(Tally tally, IReadOnlyList<Stall> stalls, IReadOnlyList<Disturbance> disturbances, CheckReport report)
    {
        var table = new Table().AddColumns("what", "times");
        foreach (var (what, n) in tally.All)
            table.AddRow(Markup.Escape(what), n.ToString(CultureInfo.InvariantCulture));
        AnsiConsole.Write(table);

        Console.WriteLine("Longest waits of clients:");
        foreach (var stall in stalls.OrderByDescending(s => s.Took).Take(ShownStalls))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {stall.From:HH:mm:ss.f} {stall.What} {stall.Took.TotalSeconds:0.0} s: {string.Join("; ", stall.Failures)}"));
        Console.WriteLine("Disturbances:");
        foreach (var disturbance in disturbances.OrderBy(d => d.From))
            Console.WriteLine("  " + disturbance);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Checked {report.Tasks} tasks, {report.Events} events, {report.Attempts} attempts, {report.Waits} long waits in {report.Took.TotalSeconds:0.00} s: {report.Total} violations."));
        foreach (var (law, count) in report.Counts)
            Console.WriteLine($"  {law.InvariantOf()} {law}: {count}");
        foreach (var violation in report.Violations.Take(ShownViolations))
            Console.WriteLine("  " + violation);
    }
}
