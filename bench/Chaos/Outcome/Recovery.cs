using Scheduler.Chaos.Disturbances;
using Scheduler.Checker;

namespace Scheduler.Chaos.Outcome;

/// <summary>
/// How long after a disturbance somebody may wait beside open work: until everything is ready, and then <see cref="Settling"/>.
/// </summary>
internal static class Recovery
{
    /// <summary>
    /// The response timeout of grain calls: who had asked a process that died hears nothing, and asks again only then. Everything
    /// else is faster once all are ready: API hosts tell the dispatcher every 2 s who is connected, and lanes are read with one
    /// query. The bound of waiting (5 s) comes on top. It is not longer on purpose: with a disturbance every 15 s the law would
    /// be judged hardly ever.
    /// </summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <param name="start">
    /// When people began to arrive. Until they are there and the processes are warm is the first stretch: everybody comes at once
    /// to a cluster none of whose code has run, on a machine with more processes than cores.
    /// </param>
    public static IReadOnlyList<Downtime> Down(DateTimeOffset start, IEnumerable<Disturbance> disturbances) =>
        [new(start, start + Crowd.Roster.ArrivalTime + Settling), .. disturbances.Select(d => new Downtime(d.From, d.Ready + Settling))];

    /// <summary>Share of the time in which the law of waiting is judged.</summary>
    public static double JudgedShare(IReadOnlyList<Downtime> down, DateTimeOffset from, DateTimeOffset to)
    {
        var (judged, at) = (TimeSpan.Zero, from);
        foreach (var stretch in down.OrderBy(d => d.From))
        {
            if (stretch.From > at)
                judged += Min(stretch.From, to) - at;
            at = stretch.To > at ? stretch.To : at;
            if (at >= to)
                return judged / (to - from);
        }

        return (judged + (to - at)) / (to - from);
    }

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
