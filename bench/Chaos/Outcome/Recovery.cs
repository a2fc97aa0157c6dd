using Scheduler.Chaos.Disturbances;
using Scheduler.Checker;

namespace Scheduler.Chaos.Outcome;

/// <summary>
/// How long after a disturbance somebody may wait beside open work: until everything is ready, and then <see cref="Settling"/>.
/// </summary>
internal static class Recovery
{
    /// <summary>
    /// The longest chain of repairs that begins only when everything is ready again. A person whose grain died asks for work with
    /// the next beat (15 s). A call that was under way to a dead process is given up after the response timeout (10 s), and that
    /// a beat may begin behind it. Both together, and the bound of waiting comes on top.
    /// </summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<Downtime> Down(IEnumerable<Disturbance> disturbances) =>
        [.. disturbances.Select(d => new Downtime(d.From, d.Ready + Settling))];

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
