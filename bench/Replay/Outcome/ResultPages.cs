using System.Globalization;
using Scheduler.Checker;
using Scheduler.Replay.People;
using Scheduler.Workers.Hosting;
using Spectre.Console;

namespace Scheduler.Replay.Outcome;

/// <summary>The end of a run for people to read.</summary>
internal static class ResultPages
{
    private const int ShownViolations = 30;

    public static void Show(ReplayResult result, Tally tally, CheckReport? report, HostProcess? host)
    {
        var table = new Table().AddColumns("what", "value");
        Row("tasks completed", $"{result.Completed} of {result.Tasks}");
        Row("labels per task", $"{result.LabelsPerTask}");
        Row("accuracy, delivered / record", $"{result.MajorityAccuracy:P1} / {result.RecordAccuracy:P1}");
        Row("turnaround p50 / p90", $"{result.P50} s / {result.P90} s");
        Row("answers per second", $"{result.LifecyclesPerS}");
        Row("submit p50 / p99", $"{result.SubmitP50} ms / {result.SubmitP99} ms");
        foreach (var (what, n) in tally.All)
            Row(what, n.ToString(CultureInfo.InvariantCulture));
        AnsiConsole.Write(table);

        foreach (var line in host?.Complaints ?? [])
            Console.WriteLine("host: " + line);
        if (report is null)
        {
            Console.WriteLine("The records of a host that was not started here are not checked.");
            return;
        }

        Show(report);

        void Row(string what, string value) => table.AddRow(Markup.Escape(what), Markup.Escape(value));
    }

    public static void Show(CheckReport report)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Checked {report.Tasks} tasks, {report.Events} events, {report.Attempts} attempts, {report.Waits} long waits in {report.Took.TotalSeconds:0.00} s: {report.Total} violations."));
        foreach (var violation in report.Violations.Take(ShownViolations))
            Console.WriteLine("  " + violation);
    }
}
