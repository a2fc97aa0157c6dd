using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Scheduler.Domain.Metrics;
using Scheduler.Grains.Interfaces.Metrics;
using Scheduler.Storage.Metrics;

namespace Scheduler.Grains.Metrics;

/// <summary>
/// Reads the events behind the clock and counts them into open minutes; closes minutes and quarters into rows. What it holds can be
/// read again, so nothing is lost with it. It reads on the thread pool and spends at most a twentieth of its time: under load it falls behind
/// and says so, the work goes first.
/// </summary>
[Reentrant]
[GrainType("metrics-follower")]
public sealed partial class MetricsFollowerGrain(
    IMetricEvents events, IMetricRows rows, IPresenceStore presence, GrainClock clock, ILogger<MetricsFollowerGrain> log) : SchedulerGrain, IMetricsFollowerGrain, IRemindable
{
    private const string Reminder = "follow", MinuteMark = "minute", QuarterMark = "quarter";

    /// <summary>Behind the clock: events are stamped before they are committed. What comes later still, the closing of the minute finds.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Read at once: bounds memory when there is much to catch up with.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(10);

    private readonly SortedDictionary<DateTimeOffset, FlowBook> _open = [];
    private DateTimeOffset? _minutesTo, _quartersTo;
    private DateTimeOffset _followed;
    private DateTimeOffset _next;
    private bool _busy;

    protected override Task Activate(CancellationToken cancel)
    {
        _followed = clock.Now;
        this.RegisterGrainTimer(_ => Tick(), new GrainTimerCreationOptions(Every, Every) { Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task Start() => this.RegisterOrUpdateReminder(Reminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    public Task<OpenFigures> Open(MetricScope scope)
    {
        var minutes = ImmutableArray.CreateBuilder<OpenMinute>();
        foreach (var (at, book) in _open)
            // A sum is a copy: the reply may be read while more is counted.
            if (new[] { book.Of(scope), _running.GetValueOrDefault(at)?.Of(scope) }.OfType<Flow>().ToArray() is { Length: > 0 } flows)
                minutes.Add(new(at, Flow.Sum(flows)));
        return Task.FromResult(new OpenFigures(_followed, _minutesTo, _quartersTo, minutes.ToImmutable(), BacklogOf(scope), _backlogAt));
    }

    public Task<OpenCompletions> OpenCompletions() => Task.FromResult(new OpenCompletions(_minutesTo, _open
        .SelectMany(minute => minute.Value.Flows)
        .Where(f => f.Key.Scope.Kind == ScopeKind.Batch && f.Value[Measure.Completed] > 0)
        .GroupBy(f => f.Key.Scope.Id)
        .ToImmutableDictionary(g => g.Key, g => g.Sum(f => f.Value[Measure.Completed]))));

    private async Task Tick()
    {
        if (_busy || clock.Now < _next)
            return;
        _busy = true;
        var start = clock.Time.GetTimestamp();
        try
        {
            if (_minutesTo is null || _quartersTo is null)
                await Begin();
            await CloseMinutes();
            await CloseQuarters();
            await Follow();
            await CountRunning();
            await CountBacklog();
        }
        catch (Exception e)
        {
            // The database is away, or another activation moved a mark: read everything again.
            LogTick(e);
            Forget();
        }
        finally
        {
            _busy = false;
            _next = clock.Now + 19 * clock.Time.GetElapsedTime(start);
        }
    }

    /// <summary>The marks as they stand; on the first start of an installation they begin with the day before, if something happened in it.</summary>
    private async Task Begin()
    {
        var now = clock.Now;
        if (await rows.Mark(QuarterMark) is null)
        {
            var day = await events.CountByMinute(now - TimeSpan.FromDays(1), now);
            await rows.Write(QuarterMark, null, Buckets.Floor(day.Count == 0 ? now : day.Keys.Min(), Buckets.Quarter), []);
        }

        var quarters = await rows.Mark(QuarterMark);
        if (await rows.Mark(MinuteMark) is null)
            await rows.Write(MinuteMark, null, quarters!.Value, []);
        _quartersTo = quarters;
        _minutesTo = await rows.Mark(MinuteMark);
        _open.Clear();
        _followed = _minutesTo!.Value;
    }

    private async Task Follow()
    {
        var until = clock.Now - Lag;
        while (_followed < until)
        {
            // A slice never crosses the end of a minute.
            var minute = Buckets.Floor(_followed, Buckets.Minute);
            var to = Earliest(until, _followed + Slice, minute + Buckets.Minute);
            var seen = await events.Observe(_followed, to);
            if (!_open.TryGetValue(minute, out var book))
                _open.Add(minute, book = new());
            foreach (var one in seen)
                book.Count(one);
            _followed = to;
        }
    }

    private void Forget()
    {
        (_minutesTo, _quartersTo) = (null, null);
        _open.Clear();
        _running.Clear();
    }

    private static DateTimeOffset Earliest(params ReadOnlySpan<DateTimeOffset> times)
    {
        var earliest = times[0];
        foreach (var time in times)
            earliest = time < earliest ? time : earliest;
        return earliest;
    }

    [LoggerMessage(1412, LogLevel.Warning, "Figures: a step failed and is done again")]
    private partial void LogTick(Exception exception);
}
