using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Scheduler.Cli;

/// <summary>Help that ends with examples: whoever asks for it wants a line to begin with. A test runs the parser over every one.</summary>
internal static class Teaching
{
    /// <summary>What stands behind the name of the program, by command.</summary>
    private static readonly Dictionary<string, string[]> Examples = new()
    {
        ["projects list"] = ["projects list", "projects list --archived --json"],
        ["projects create"] =
        [
            """projects create animals --type imageannotation --params '{"geometries": {"box": {"objects_to_annotate": ["cat", "dog"]}}}'""",
            "projects create animals --type imageannotation --params taxonomy.json --kind rapid --attempts 3 --reviews 1",
        ],
        ["projects get"] = ["projects get animals"],
        ["projects params"] = ["projects params animals taxonomy.json", """projects params animals '{"instruction": "Look twice."}' --patch"""],
        ["batches list"] = ["batches list --project animals"],
        ["batches create"] = ["batches create week-1 --project animals --callback https://example.org/hook", "batches create first-look --project animals --kind calibration"],
        ["batches launch"] = ["batches launch week-1"],
        ["batches status"] = ["batches status week-1"],
        ["batches watch"] = ["batches watch week-1", "batches watch week-1 --every 10"],
        ["tasks import"] =
        [
            "tasks import pictures.jsonl --batch week-1", "tasks import zoo.csv --batch week-1 --map 'Image URL=attachment' --map Zoo=metadata.zoo --dry-run",
            "tasks import pictures.jsonl --batch week-1 --resume 550e8400-e29b-41d4-a716-446655440000",
        ],
        ["tasks get"] = ["tasks get 6530c0ffee00000000000003"],
        ["tasks list"] = ["tasks list --batch week-1 --status completed --limit 20"],
        ["tasks cancel"] = ["tasks cancel 6530c0ffee00000000000003 --clear-unique-id"],
        ["export"] = ["export --batch week-1 --format coco --output labels.json", "export --project animals --as-of 2026-01-31T10:00:00Z --no-wait", "export --id 7c9e6679-7425-40de-944b-e07fc1f90ae7"],
        ["keys list"] = ["keys list"],
        ["keys create"] = ["keys create --mode test"],
        ["keys revoke"] = ["keys revoke 6530c0ffee00000000000006"],
    };

    public static RootCommand TeachesByExample(this RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new Help((SynchronousCommandLineAction)help.Action!);
        return root;
    }

    /// <summary>None for a command that only has others.</summary>
    public static IReadOnlyList<string> ExamplesOf(Command command) => Examples.GetValueOrDefault(PathOf(command)) ?? [];

    private static string PathOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault(p => p is not RootCommand) is { } parent ? $"{PathOf(parent)} {command.Name}" : command.Name;

    private sealed class Help(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
    {
        public override bool Terminating => usual.Terminating;

        public override bool ClearsParseErrors => usual.ClearsParseErrors;

        public override int Invoke(ParseResult parseResult)
        {
            var (code, output) = (usual.Invoke(parseResult), parseResult.InvocationConfiguration.Output);
            if (ExamplesOf(parseResult.CommandResult.Command) is { Count: > 0 } examples)
            {
                output.WriteLine("Examples:");
                foreach (var example in examples)
                    output.WriteLine($"  scheduler {example}");
                output.WriteLine();
            }

            output.WriteLine(ExitCodes.Words);
            return code;
        }
    }
}
