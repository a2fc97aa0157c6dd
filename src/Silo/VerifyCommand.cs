using System.CommandLine;
using System.Globalization;
using Scheduler.Checker;

namespace Scheduler.Silo;

/// <summary>The command <c>verify</c>.</summary>
internal static class VerifyCommand
{
    /// <summary>A day, in seconds.</summary>
    private const double MaxWaitBound = 86_400;

    /// <param name="storage">The options of the root command that say where the records are.</param>
    /// <param name="data">See <paramref name="storage"/>.</param>
    /// <param name="connection">See <paramref name="storage"/>.</param>
    public static Command Create(Option<string> storage, Option<DirectoryInfo> data, Option<string?> connection)
    {
        var waitBound = new Option<double>("--wait-bound") { Description = "Seconds somebody may wait beside open work.", DefaultValueFactory = _ => 30 };
        waitBound.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= MaxWaitBound))
                result.AddError($"--wait-bound must be above 0, and at most {MaxWaitBound} seconds.");
        });
        var down = new Option<Downtime[]>("--down")
        {
            Description = "A stretch in which nothing ran, as FROM/TO in ISO 8601 (2026-01-31T10:00Z/2026-01-31T10:05Z): left out of every wait. May be repeated.",
            CustomParser = result => [.. result.Tokens.Select(t => Parse(t.Value, result)).OfType<Downtime>()],
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("verify",
            """
            Judges the whole recorded history: nothing assigned twice, nothing lost, nobody idle beside work, counts right. Only reads, in one
            snapshot, so it may run beside a working system or on a restored backup. Exit code 0: all laws hold; 1: some do not; 2: bad options.
            The last line is one JSON object. docs/checker.md says what each law means.
            """)
        {
            waitBound, down,
        };
        command.SetAction((result, cancel) => Verification.Run(
            result.GetValue(storage)!, result.GetValue(data)!, result.GetValue(connection),
            new CheckOptions { WaitBound = TimeSpan.FromSeconds(result.GetValue(waitBound)), Down = result.GetValue(down) ?? [] }, cancel));
        return command;
    }

    private static Downtime? Parse(string text, System.CommandLine.Parsing.ArgumentResult result)
    {
        var parts = text.Split('/');
        if (parts.Length == 2 && Read(parts[0], out var from) && Read(parts[1], out var to) && from <= to)
            return new(from, to);
        result.AddError($"--down: '{text}' is not FROM/TO in ISO 8601, the earlier first.");
        return null;
    }

    private static bool Read(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
