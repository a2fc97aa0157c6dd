using Scheduler.Chaos.Disturbances;

namespace Scheduler.Chaos.Outcome;

/// <summary>The longest waits of clients, those around a crash of the database apart: there is only one database.</summary>
internal sealed record StallSplit(double Elsewhere, double AroundDatabase)
{
    /// <summary>Seconds nobody waits longer than: the response timeout of a grain call (10 s), or the silence after which a client leaves its host (10 s), and a reconnect.</summary>
    public const double Bound = 15;

    /// <summary>The same while the database recovers.</summary>
    public const double BoundAroundDatabase = 30;

    /// <summary>What begins this soon after the database is back still meets broken pools and dropped activations.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(5);

    public static StallSplit Of(IReadOnlyList<Stall> stalls, IEnumerable<Disturbance> disturbances)
    {
        var crashes = disturbances.Where(d => d.Kind == DisturbanceKind.CrashDatabase).ToArray();
        var around = stalls.ToLookup(s => crashes.Any(c => s.Touches(c.From, c.Ready + Aftermath)));
        return new(Longest(around[false]), Longest(around[true]));
    }

    private static double Longest(IEnumerable<Stall> stalls) => Math.Round(stalls.Select(s => s.Took.TotalSeconds).DefaultIfEmpty(0).Max(), 1);
}
