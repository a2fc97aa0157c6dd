using System.CommandLine;

namespace Scheduler.Bulk;

/// <summary>The command line.</summary>
internal static class BulkCommand
{
    public static RootCommand Create()
    {
        var few = new Option<int>("--few") { Description = "Tasks of the project when its list is measured first …", DefaultValueFactory = _ => 10_000 };
        var many = new Option<int>("--many") { Description = "… and then; so many are exported.", DefaultValueFactory = _ => 1_000_000 };
        var import = new Option<int>("--import") { Description = "Tasks of one import: a tenth of them, then all, then all in lines ten and forty times as long.", DefaultValueFactory = _ => 100_000 };
        var requests = new Option<int>("--requests") { Description = "Requests of each kind.", DefaultValueFactory = _ => 200 };
        var seed = new Option<int>("--seed") { Description = "Seeds the payloads.", DefaultValueFactory = _ => 1 };
        var formats = new Option<string[]>("--format") { Description = "Formats exported, one after the other.", DefaultValueFactory = _ => ["jsonl", "coco"], AllowMultipleArgumentsPerToken = true };
        var root = new RootCommand(
            """
            What lists, imports and exports cost when a project has grown. The host is a process of its own on a private PostgreSQL; tasks are put
            there by SQL, answered. The floor of a list is the rows of its page, by prepared SQL. The floor of an export is COPY (SELECT …) TO STDOUT
            of the same rows by the same connection string, written to a file and flushed: no formats, no past, no checksum. The last line is one
            object of JSON.
            """)
        {
            few, many, import, requests, seed, formats,
        };
        root.SetAction((result, cancel) => BulkRun.Run(
            new(result.GetValue(few), result.GetValue(many), result.GetValue(import), result.GetValue(requests), result.GetValue(seed), result.GetValue(formats)!), cancel));
        return root;
    }
}

internal sealed record BulkOptions(int Few, int Many, int Import, int Requests, int Seed, string[] Formats);
