using System.Diagnostics;
using Spectre.Console;

namespace Scheduler.Load.Live;

/// <summary>Shows that something happens while a round runs.</summary>
internal static class Watch
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <param name="work">What is watched.</param>
    /// <param name="done">Lifecycles so far.</param>
    public static Task<T> Of<T>(string what, TimeSpan expected, Func<long> done, Func<Task<T>> work) => AnsiConsole.Progress().StartAsync(async bars =>
    {
        var bar = bars.AddTask(what, maxValue: expected.TotalSeconds);
        var clock = Stopwatch.StartNew();
        var working = work();
        while (!working.IsCompleted)
        {
            await Task.WhenAny(working, Task.Delay(LookEvery));
            bar.Value = Math.Min(clock.Elapsed.TotalSeconds, bar.MaxValue);
            bar.Description = $"{what}: {done()} lifecycles";
        }

        bar.Value = bar.MaxValue;
        return await working;
    });
}
