using System.CommandLine;

namespace Scheduler.Chaos;

/// <summary>The command line.</summary>
internal static class ChaosCommand
{
    public static RootCommand Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "How long people work and things break, 30 or more. Starting, draining and checking take about a minute on top.", DefaultValueFactory = _ => 180 };
        var seed = new Option<int>("--seed") { Description = "Seeds every draw: whom to kill, what people do, what customers send. Timing differs from run to run all the same.", DefaultValueFactory = _ => 1 };
        var people = new Option<int>("--people") { Description = "Annotators, each a client of its own; every second one speaks MessagePack.", DefaultValueFactory = _ => 200 };
        var silos = new Option<int>("--silos") { Description = "Silos, 3 or more.", DefaultValueFactory = _ => 3 };
        var apis = new Option<int>("--apis") { Description = "API hosts, 2 or more.", DefaultValueFactory = _ => 2 };
        var every = new Option<double>("--kill-every") { Description = "Seconds between two disturbances, 15 or more.", DefaultValueFactory = _ => 15 };
        var think = new Option<double>("--think") { Description = "Median seconds a person spends on a task: less is more load.", DefaultValueFactory = _ => 3 };
        var noRestart = new Option<bool>("--no-database-restart") { Description = "Leave the database alone." };
        var noSuspend = new Option<bool>("--no-suspend") { Description = "Suspend no silo." };
        var keep = new Option<bool>("--keep") { Description = "Keep the records and the logs of all processes, and say where they are." };

        var root = new RootCommand(
            """
            Nothing lost, shown: a whole cluster on this machine, people at work on it, and processes killed under them.

            Starts a private PostgreSQL (fsync on), silos and API hosts as processes of their own. People work over SignalR and go to
            another host when theirs dies; customers keep making tasks, one by one and in bulk. Every --kill-every seconds a silo or an
            API host is killed (kill -9) and started again; once the database crashes, and once a silo is suspended for 20 s and comes
            back as a zombie. What every client was told is kept. When everything is done, the checker holds the records against it.

              dotnet run -c Release --project bench/Chaos                    # 180 s, under 5 minutes in all
              dotnet run -c Release --project bench/Chaos -- --seconds 60    # for every build
              dotnet run -c Release --project bench/Chaos -- --seed 7 --keep # the next one, kept for a look

            The last line is one JSON object. The exit code is not 0 when something was lost, a law was broken, or work was left over.
            docs/chaos.md says what the figures mean.
            """)
        {
            seconds, seed, people, silos, apis, every, think, noRestart, noSuspend, keep,
        };
        root.SetAction((result, cancel) => Run(
            new()
            {
                Length = TimeSpan.FromSeconds(result.GetValue(seconds)),
                Seed = result.GetValue(seed),
                People = result.GetValue(people),
                Silos = result.GetValue(silos),
                Apis = result.GetValue(apis),
                KillEvery = TimeSpan.FromSeconds(result.GetValue(every)),
                Think = TimeSpan.FromSeconds(result.GetValue(think)),
                RestartDatabase = !result.GetValue(noRestart),
                Suspend = !result.GetValue(noSuspend),
                Keep = result.GetValue(keep),
            }, cancel));
        return root;
    }

    private static async Task<int> Run(ChaosOptions options, CancellationToken cancel)
    {
        if (options.Problems().ToArray() is not { Length: > 0 } problems)
            return await new ChaosRun(options).Run(cancel);
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync(problem);
        return 2;
    }
}
