using System.CommandLine;

namespace Scheduler.Chaos.Overload;

/// <summary>The command <c>overload</c>.</summary>
internal static class OverloadCommand
{
    public static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "Length of each part: sustained load, overload, recovery at most a minute.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { Description = "Seeds the pauses of the clients.", DefaultValueFactory = _ => 1 };
        var people = new Option<int>("--people") { Description = "People who answer as fast as they get work; --factor times as many under overload.", DefaultValueFactory = _ => 64 };
        var silos = new Option<int>("--silos") { Description = "Silos.", DefaultValueFactory = _ => 2 };
        var apis = new Option<int>("--apis") { Description = "API hosts.", DefaultValueFactory = _ => 2 };
        var factor = new Option<int>("--factor") { Description = "How many times the sustained load is offered.", DefaultValueFactory = _ => 3 };
        var keep = new Option<bool>("--keep") { Description = "Keep the records and the logs of all processes, and say where they are." };
        var command = new Command("overload",
            """
            Too much of everything: a cluster under the most it sustains (people answering as fast as they get work, a customer uploading in
            bulk through every API host as fast as it goes), then under three times that, offered whether or not it is taken, then under the
            old load again. Answers must all be taken, bulk uploads refused with 429 and Retry-After, memory bounded, and the old response
            times back within a minute. Then the checker judges. The last line is one JSON object; the exit code is 0 when all that holds.
            """)
        {
            seconds, seed, people, silos, apis, factor, keep,
        };
        command.SetAction((result, cancel) =>
        {
            var options = new OverloadOptions
            {
                Part = TimeSpan.FromSeconds(result.GetValue(seconds)),
                Seed = result.GetValue(seed),
                People = result.GetValue(people),
                Silos = result.GetValue(silos),
                Apis = result.GetValue(apis),
                Factor = result.GetValue(factor),
                Keep = result.GetValue(keep),
            };
            return RunCommand.Run(options.Problems(), () => new OverloadRun(options).Run(cancel));
        });
        return command;
    }
}
