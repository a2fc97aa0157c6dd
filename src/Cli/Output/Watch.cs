using System.Globalization;
using Spectre.Console;

namespace Scheduler.Cli.Output;

/// <summary>How far something is.</summary>
/// <param name="Total">Null while it is not known.</param>
/// <param name="Raw">What the server said, when this is what was asked for; null for a remark on the way to it.</param>
internal sealed record WatchStep(long Done, long? Total, bool Finished, string? Raw = null);

/// <summary>Looks again and again until something is finished: a bar with the time that is left, or a line for each change.</summary>
internal static class Watch
{
    public static Task<WatchStep> Run(Screen screen, string title, TimeSpan every, Func<CancellationToken, Task<WatchStep>> look, CancellationToken cancel) =>
        screen.IsLive ? Bar(title, every, look, cancel) : Lines(screen, title, every, look, cancel);

    private static Task<WatchStep> Bar(string title, TimeSpan every, Func<CancellationToken, Task<WatchStep>> look, CancellationToken cancel) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
        .StartAsync(async context =>
        {
            var bar = context.AddTask(Markup.Escape(title));
            bar.IsIndeterminate = true;
            while (true)
            {
                var step = await look(cancel);
                if (step.Total is { } total)
                {
                    bar.IsIndeterminate = false;
                    bar.MaxValue = Math.Max(total, 1);
                    bar.Value = step.Finished ? bar.MaxValue : step.Done;
                    bar.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{title} {step.Done:N0} of {total:N0}"));
                }

                if (step.Finished)
                    return step;
                await Task.Delay(every, cancel);
            }
        });

    private static async Task<WatchStep> Lines(Screen screen, string title, TimeSpan every, Func<CancellationToken, Task<WatchStep>> look, CancellationToken cancel)
    {
        for (WatchStep? before = null; ; await Task.Delay(every, cancel))
        {
            var step = await look(cancel);
            if (before is null || before.Done != step.Done || before.Total != step.Total || step.Finished)
                Tell(screen, step, string.Create(CultureInfo.InvariantCulture, $"{title} {step.Done} of {(step.Total is { } total ? total : "?")}"));
            if (step.Finished)
                return step;
            before = step;
        }
    }

    private static void Tell(Screen screen, WatchStep step, string line)
    {
        if (step.Raw is { } raw)
            screen.Say(raw, line);
        else
            screen.Remark(line);
    }
}
