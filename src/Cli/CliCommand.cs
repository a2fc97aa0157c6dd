using System.CommandLine;
using Scheduler.Cli.Batches;
using Scheduler.Cli.Exports;
using Scheduler.Cli.Keys;
using Scheduler.Cli.Projects;
using Scheduler.Cli.Tasks;

namespace Scheduler.Cli;

/// <summary>The command line.</summary>
internal static class CliCommand
{
    public static RootCommand Create() => new RootCommand(
        """
        Speaks to a Scheduler: makes projects and batches, sends tasks, watches them being labeled, fetches the labels.

        A first walk, with a test key (its tasks are answered at once, by nobody):
          projects create animals --type categorization --params '{"categories": ["cat", "dog"]}'
          batches create week-1 --project animals
          tasks import pictures.jsonl --batch week-1
          batches watch week-1
          export --batch week-1 --format jsonl --output labels.jsonl

        Each command says more with --help, by example.
        """)
    {
        GlobalOptions.Server, GlobalOptions.Key, GlobalOptions.Json,
        ProjectCommands.Create(), BatchCommands.Create(), TaskCommands.Create(), ExportCommand.Create(), KeyCommands.Create(),
    }.TeachesByExample();
}
