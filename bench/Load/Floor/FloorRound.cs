using Scheduler.Load.Costs;

namespace Scheduler.Load.Floor;

/// <summary>What a round of the floor came to.</summary>
internal sealed record FloorRound(double PerSecond, double DatabaseUs, double ClientUs)
{
    public static FloorRound Of(long done, CostReading from, CostReading to) => new(
        done / to.SecondsSince(from), (to.DatabaseUs - from.DatabaseUs) / Math.Max(1.0, done), (to.ClientUs - from.ClientUs) / Math.Max(1.0, done));
}
