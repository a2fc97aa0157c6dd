using Scheduler.Domain.Metrics;

namespace Scheduler.Grains.Metrics;

public sealed partial class MetricsFollowerGrain
{
    /// <summary>How often arrivals, due tasks and presence of the minutes that run are counted: no event tells of them.</summary>
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(5);

    /// <summary>Open minutes that are counted so: when there is much to catch up with there are many, and each is closed soon.</summary>
    private const int RunningMinutes = 2;

    private readonly Dictionary<DateTimeOffset, FlowBook> _running = [];
    private DateTimeOffset _runningNext;

    /// <summary>Each minute anew, as far as events were followed: what was committed late is found, and nothing is counted twice.</summary>
    private async Task CountRunning()
    {
        var now = clock.Now;
        if (now < _runningNext)
            return;
        var start = clock.Time.GetTimestamp();
        foreach (var minute in _open.Keys.TakeLast(RunningMinutes).ToArray())
            _running[minute] = await Counted(minute, Earliest(minute + Buckets.Minute, _followed));
        _runningNext = NextAfter(now, start, CountEvery);
    }

    /// <summary>What no event tells of a period.</summary>
    private async Task<FlowBook> Counted(DateTimeOffset from, DateTimeOffset to)
    {
        var book = new FlowBook();
        foreach (var (home, measure, by) in await events.Counts(from, to))
            book.Count(home, measure, by);
        foreach (var (person, owner, workforce, ms) in await presence.Worked(from, to))
            book.CountPresence(person, owner, workforce, ms);
        return book;
    }
}
