using Spectre.Console;

namespace Scheduler.Simulation.Runs;

/// <summary>A bar for somebody who watches; nothing for a file or a pipe.</summary>
public static class Progress
{
    public static T Show<T>(string what, int steps, Func<Action, T> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected || steps == 0)
            return work(() => { });
        return AnsiConsole.Progress().HideCompleted(true).Start(context =>
        {
            var bar = context.AddTask(what, maxValue: steps);
            return work(() => bar.Increment(1));
        });
    }
}
