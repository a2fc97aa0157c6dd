using System.CommandLine;
using Scheduler.Load.Create;
using Scheduler.Load.Idle;
using Scheduler.Load.Live;
using Scheduler.Load.Snapshots;
using Scheduler.Workers;
using Spectre.Console;

namespace Scheduler.Load;

/// <summary>The command line.</summary>
internal static class LoadCommand
{
    private const string Postgres = "postgres", Sqlite = "sqlite";

    public static RootCommand Create()
    {
        var mode = new Option<LoadMode>("--mode") { Description = "Live: the hot loop. Create: making tasks. Idle: connected people with nothing to do, and their return after a kill. Snapshots: the managers' live stream." };
        var storage = new Option<string>("--storage") { Description = "postgres: a private server is started, and the floor is measured on it too. sqlite: the product alone.", DefaultValueFactory = _ => Postgres };
        storage.AcceptOnlyFromAmong(Postgres, Sqlite);
        var seed = new Option<int>("--seed") { Description = "Seeds payloads, answers and thinking times.", DefaultValueFactory = _ => 1 };
        var clients = new Option<int?>("--clients") { Description = "People, or connections of --mode create. Default 64; 10000 of --mode idle, which takes as many open files in each of two processes (ulimit -n); of --mode snapshots streams, default 600, at most 700." };
        var silos = new Option<int>("--silos") { Description = "0: everything in one process. N: the hot loop through an API host and N silos, each a process of its own: the price of distribution." };
        var waiting = new Option<int?>("--waiting") { Description = "Tasks that still wait when the last round ends: more makes the queue longer, not the run. Default 1000; a million of --mode snapshots, which measures with 12000 before." };
        var seconds = new Option<double?>("--seconds") { Description = "Length of a round. Default 20; 8 of --mode create and --mode snapshots." };
        var rounds = new Option<int>("--rounds") { Description = "Rounds of each kind; medians are told.", DefaultValueFactory = _ => 3 };
        var warmup = new Option<int>("--warmup") { Description = "Lifecycles before measuring (a cold host costs up to three times as much) …", DefaultValueFactory = _ => 100_000 };
        var warmupSeconds = new Option<double>("--warmup-seconds") { Description = "… or this long, whichever comes first; the count is printed.", DefaultValueFactory = _ => 45 };
        var think = new Option<double>("--think-ms") { Description = "Mean time between getting a task and answering it. 0: saturated.", DefaultValueFactory = _ => 0 };
        var overlap = new Option<int>("--overlap") { Description = "People who label each task.", DefaultValueFactory = _ => 1 };
        var rare = new Option<bool>("--rare-skill") { Description = "Puts --waiting tasks of higher priority ahead which need a skill that 3 % of the people have." };
        var format = new Option<WireFormat>("--format") { Description = "Messages on the hub: Json or MessagePack.", DefaultValueFactory = _ => WireFormat.MessagePack };
        var slow = new Option<bool>("--slow-disk") { Description = "Every commit takes 3 ms longer, of the floor too." };
        var rows = new Option<int>("--rows") { Description = "Tasks of one bulk call, and of one COPY, of --mode create; at most 100000.", DefaultValueFactory = _ => 1_000 };
        var keep = new Option<bool>("--keep") { Description = "Keep the host's data folder." };

        var root = new RootCommand(
            """
            How fast the product is beside hand-written SQL on the same PostgreSQL. The host runs as a process of its own; people are
            real hub clients in this one. Rounds of the product and of the floor alternate in one run: only their ratio carries over to
            another machine. The floor fetches one task with FOR UPDATE SKIP LOCKED and completes it with a second statement: no rules,
            no leases, no network of people. The last line is one object of JSON.

              dotnet run -c Release --project bench/Load                            saturated: rates, CPU per lifecycle
              dotnet run -c Release --project bench/Load -- --think-ms 200          paced: latency
              dotnet run -c Release --project bench/Load -- --waiting 1000000       a long queue must cost nothing
              dotnet run -c Release --project bench/Load -- --mode create
              dotnet run -c Release --project bench/Load -- --mode idle
              dotnet run -c Release --project bench/Load -- --mode snapshots        what the live page's stream costs
            """)
        {
            mode, storage, seed, clients, silos, waiting, seconds, rounds, warmup, warmupSeconds, think, overlap, rare, format, slow, rows, keep,
        };
        root.SetAction((result, cancel) =>
        {
            var chosen = result.GetValue(mode);
            return Run(new()
            {
                Mode = chosen,
                Postgres = result.GetValue(storage) == Postgres,
                Seed = result.GetValue(seed),
                Clients = result.GetValue(clients) ?? chosen switch { LoadMode.Idle => 10_000, LoadMode.Snapshots => 600, _ => 64 },
                Silos = result.GetValue(silos),
                Waiting = result.GetValue(waiting) ?? (chosen == LoadMode.Snapshots ? 1_000_000 : 1_000),
                RoundTime = TimeSpan.FromSeconds(result.GetValue(seconds) ?? chosen switch { LoadMode.Create or LoadMode.Snapshots => 8, _ => 20 }),
                Rounds = result.GetValue(rounds),
                Warmup = result.GetValue(warmup),
                WarmupLimit = TimeSpan.FromSeconds(result.GetValue(warmupSeconds)),
                Think = TimeSpan.FromMilliseconds(result.GetValue(think)),
                Overlap = result.GetValue(overlap),
                RareSkill = result.GetValue(rare),
                Format = result.GetValue(format),
                SlowDisk = result.GetValue(slow),
                Rows = result.GetValue(rows),
                Keep = result.GetValue(keep),
            }, cancel);
        });
        return root;
    }

    private static async Task<int> Run(LoadOptions options, CancellationToken cancel)
    {
        string[] problems = [.. OptionsCheck.Problems(options)];
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync(problem);
        if (problems.Length > 0)
            return 2;

        AnsiConsole.MarkupLineInterpolated($"[bold]{options.Mode}[/]: {options.Clients} clients, seed {options.Seed}, {(options.Postgres ? "PostgreSQL" : "SQLite")}");
        return options.Mode switch
        {
            LoadMode.Create => await new CreateRun(options).Run(cancel),
            LoadMode.Idle => await new IdleRun(options).Run(cancel),
            LoadMode.Snapshots => await new SnapshotRun(options).Run(cancel),
            _ => await new LiveRun(options).Run(cancel),
        };
    }
}
