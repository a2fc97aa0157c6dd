using System.CommandLine;
using Scheduler.Chaos.Overload;
using Scheduler.Chaos.Upgrade;

namespace Scheduler.Chaos;

/// <summary>The command line.</summary>
internal static class ChaosCommand
{
    public static RootCommand Create()
    {
        var shared = new RunCommand(seconds: 180, think: 3);
        var every = new Option<double>("--kill-every") { Description = "Seconds between two disturbances, 15 or more.", DefaultValueFactory = _ => 15 };
        var noRestart = new Option<bool>("--no-database-restart") { Description = "Leave the database alone." };
        var noSuspend = new Option<bool>("--no-suspend") { Description = "Suspend no process." };

        var root = new RootCommand(
            """
            Nothing lost, shown: a whole cluster on this machine, people at work on it, and processes killed under them.

            Starts a private PostgreSQL (fsync on), silos and API hosts as processes of their own. People work over SignalR and go to
            another host when theirs dies; customers keep making tasks, one by one and in bulk. Every --kill-every seconds a silo or an
            API host is killed (kill -9) and started again; once the database crashes, once a silo and once an API host is suspended
            for 20 s. What every client was told is kept. When everything is done, the checker holds the records against it.

              dotnet run -c Release --project bench/Chaos                    # 180 s, under 5 minutes in all
              dotnet run -c Release --project bench/Chaos -- --seconds 75    # for every build: each kind of disturbance once
              dotnet run -c Release --project bench/Chaos -- --seed 7 --keep # the next one, kept for a look
              dotnet run -c Release --project bench/Chaos -- upgrade         # the last commit's build replaced by this one, under load
              dotnet run -c Release --project bench/Chaos -- overload        # three times the load that is sustained

            The last line is one JSON object. The exit code is not 0 when something was lost, a law was broken, work was left over, or
            somebody waited longer than is promised. docs/chaos.md says what the figures mean.
            """)
        {
            every, noRestart, noSuspend, UpgradeCommand.Create(), OverloadCommand.Create(),
        };
        shared.AddTo(root);
        root.SetAction((result, cancel) =>
        {
            var options = new ChaosOptions
            {
                Length = TimeSpan.FromSeconds(result.GetValue(shared.Seconds)),
                Seed = result.GetValue(shared.Seed),
                People = result.GetValue(shared.People),
                Silos = result.GetValue(shared.Silos),
                Apis = result.GetValue(shared.Apis),
                KillEvery = TimeSpan.FromSeconds(result.GetValue(every)),
                Think = TimeSpan.FromSeconds(result.GetValue(shared.Think)),
                RestartDatabase = !result.GetValue(noRestart),
                Suspend = !result.GetValue(noSuspend),
                Keep = result.GetValue(shared.Keep),
            };
            return RunCommand.Run(options.Problems(), () => new ChaosRun(options).Run(cancel));
        });
        return root;
    }
}
