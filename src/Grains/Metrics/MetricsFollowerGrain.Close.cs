using Scheduler.Domain.Metrics;
using Scheduler.Storage.Metrics;

namespace Scheduler.Grains.Metrics;

public sealed partial class MetricsFollowerGrain
{
    /// <summary>After the end of a minute and of a quarter: nearly all that belongs into them is committed by then.</summary>
    private static readonly TimeSpan MinuteSettles = TimeSpan.FromSeconds(10), QuarterSettles = TimeSpan.FromMinutes(2);

    /// <summary>Minutes closed in one tick when there is much to catch up with.</summary>
    private const int MinutesAtOnce = 30;

    private async Task CloseMinutes()
    {
        for (var n = 0; n < MinutesAtOnce && _minutesTo!.Value + Buckets.Minute + MinuteSettles <= clock.Now; n++)
        {
            var minute = _minutesTo.Value;
            var to = minute + Buckets.Minute;
            var stored = (await events.CountByMinute(minute, to)).GetValueOrDefault(minute);

            // What was followed is right when it is as many; else somebody committed late, or it was followed from its middle on.
            var book = _followed >= to && _open.GetValueOrDefault(minute) is { } followed && followed.Events == stored ? followed : await Read(minute, stored);
            await Write(MinuteMark, minute, to, [await Whole(minute, book)]);
            _minutesTo = to;
            _open.Remove(minute);
            _running.Remove(minute);
            if (_followed < to)
                _followed = to;
        }
    }

    /// <summary>A quarter is the sum of its minutes, looked at once more; an hour is the sum of its quarters.</summary>
    private async Task CloseQuarters()
    {
        while (_quartersTo!.Value + Buckets.Quarter is var to && to <= _minutesTo!.Value && to + QuarterSettles <= clock.Now)
        {
            var from = _quartersTo.Value;
            var buckets = await Recounted(from, to);
            var quarter = Sum(Buckets.Quarter, from, await rows.All(Buckets.Minute, from, to), buckets);
            buckets.Add(quarter);
            if (to == Buckets.Floor(to, Buckets.Hour))
                buckets.Add(Sum(Buckets.Hour, to - Buckets.Hour, await rows.All(Buckets.Quarter, to - Buckets.Hour, from), [quarter]));
            await Write(QuarterMark, from, to, buckets);
            _quartersTo = to;
            await rows.Forget(clock.Now);
        }
    }

    /// <summary>The minutes of a quarter whose rows say less than what is there by now.</summary>
    private async Task<List<MetricBucket>> Recounted(DateTimeOffset from, DateTimeOffset to)
    {
        var stored = await events.CountByMinute(from, to);
        var kept = (await rows.Of(MetricScope.All, Buckets.Minute, from, to)).ToDictionary(r => r.At, r => r.Flow);
        var arrived = (await events.Counts(from, to)).Where(c => c.Measure == Measure.Arrived).Sum(c => c.By);
        var arrivalsDiffer = arrived != kept.Values.Sum(f => f[Measure.Arrived]);
        var again = new List<MetricBucket>();
        for (var minute = from; minute < to; minute += Buckets.Minute)
        {
            var count = stored.GetValueOrDefault(minute);
            if (arrivalsDiffer || count != (kept.GetValueOrDefault(minute)?[Measure.Events] ?? 0))
                again.Add(await Whole(minute, await Read(minute, count)));
        }

        return again;
    }

    private async Task<FlowBook> Read(DateTimeOffset minute, long stored)
    {
        var book = new FlowBook();
        for (var from = minute; stored > 0 && from < minute + Buckets.Minute; from += Slice)
            foreach (var seen in await events.Observe(from, from + Slice))
                book.Count(seen);
        return book;
    }

    /// <summary>A minute's events and what else is counted of it. The book itself is left as it is: the write may fail and be repeated.</summary>
    private async Task<MetricBucket> Whole(DateTimeOffset minute, FlowBook ofEvents)
    {
        var book = new FlowBook();
        book.Add(ofEvents);
        book.Add(await Counted(minute, minute + Buckets.Minute));
        return new(Buckets.Minute, minute, book.Flows);
    }

    private static MetricBucket Sum(TimeSpan size, DateTimeOffset at, IReadOnlyList<MetricRow> parts, IReadOnlyList<MetricBucket> newer)
    {
        var sum = new FlowBook();
        var replaced = newer.Select(b => b.At).ToHashSet();
        foreach (var row in parts.Where(p => !replaced.Contains(p.At)).OrderBy(p => p.At))
            sum.Add(row.Key, row.Flow);
        foreach (var (key, flow) in newer.SelectMany(b => b.Flows))
            sum.Add(key, flow);
        return new(size, at, sum.Flows);
    }

    /// <exception cref="InvalidOperationException">Another activation has moved the mark.</exception>
    private async Task Write(string mark, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<MetricBucket> buckets)
    {
        if (!await rows.Write(mark, from, to, buckets))
            throw new InvalidOperationException($"The mark {mark} is not at {from:O} any more.");
    }
}
