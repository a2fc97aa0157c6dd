using System.Globalization;

namespace Scheduler.Domain.Metrics;

/// <summary>The largest part of the turnaround.</summary>
/// <param name="Share">0..1 of the turnaround.</param>
public sealed record Bottleneck(WaterfallPart Part, double Share)
{
    /// <summary>In words, for people.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(Share * 100)} % of turnaround is {Words(Part)}");

    /// <param name="parts">Milliseconds by part, of any number of tasks.</param>
    /// <returns>Null when there is no time to speak of.</returns>
    public static Bottleneck? Of(Func<WaterfallPart, long> parts)
    {
        var whole = Waterfall.Inner.Sum(parts);
        if (whole <= 0)
            return null;
        var largest = Waterfall.Inner.MaxBy(parts);
        return new(largest, (double)parts(largest) / whole);
    }

    public static string Words(WaterfallPart part) => part switch
    {
        WaterfallPart.NotLaunched => "waiting for the launch",
        WaterfallPart.QueueWait => "queue wait",
        WaterfallPart.OfferWait => "offer wait",
        WaterfallPart.ActiveWork => "active work",
        WaterfallPart.IdleInLease => "idle time in leases",
        WaterfallPart.Rework => "rework",
        WaterfallPart.ReviewWait => "review wait",
        WaterfallPart.ReviewWork => "review work",
        _ => "callback wait",
    };
}
