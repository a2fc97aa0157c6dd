using System.CommandLine;

namespace Scheduler.Chaos.Upgrade;

/// <summary>The command <c>upgrade</c>.</summary>
internal static class UpgradeCommand
{
    public static Command Create()
    {
        var shared = new RunCommand(seconds: 60, think: 3);
        var from = new Option<string>("--from") { Description = "The build that is replaced: a git revision, built in a checkout of its own, or the root of another checkout that is built already.", DefaultValueFactory = _ => "HEAD~1" };
        var silosFirst = new Option<bool>("--silos-first") { Description = "Replace the silos before the API hosts; otherwise after them." };
        var command = new Command("upgrade",
            """
            A rolling upgrade under load: a cluster of the old build, people at work on it, and one process after the other stopped in good
            order and started again with this build; old and new work side by side meanwhile. Then the checker judges, as after a chaos run.
            The last line is one JSON object. The exit code is 0 when nothing was lost, no law was broken, every process ended by itself
            and nobody waited too long.
            """)
        {
            from, silosFirst,
        };
        shared.AddTo(command);
        command.SetAction((result, cancel) =>
        {
            var options = new UpgradeOptions
            {
                Length = TimeSpan.FromSeconds(result.GetValue(shared.Seconds)),
                Seed = result.GetValue(shared.Seed),
                People = result.GetValue(shared.People),
                Silos = result.GetValue(shared.Silos),
                Apis = result.GetValue(shared.Apis),
                Think = TimeSpan.FromSeconds(result.GetValue(shared.Think)),
                Keep = result.GetValue(shared.Keep),
                From = result.GetValue(from)!,
                SilosFirst = result.GetValue(silosFirst),
            };
            return RunCommand.Run(options.Problems(), () => new UpgradeRun(options).Run(cancel));
        });
        return command;
    }
}
