using Scheduler.Load.Costs;

namespace Scheduler.Load.Live;

/// <summary>What a round of the product came to. CPU in microseconds per lifecycle.</summary>
internal sealed record ProductRound(double PerSecond, double P50, double P99, double ServerUs, double DatabaseUs, double ClientUs, double Commits)
{
    public static ProductRound Of(Lap lap, CostReading from, CostReading to)
    {
        var done = Math.Max(1.0, lap.Done);
        return new(
            lap.Done / to.SecondsSince(from),
            lap.WaitMs(50),
            lap.WaitMs(99),
            (to.ServerUs - from.ServerUs) / done,
            (to.DatabaseUs - from.DatabaseUs) / done,
            (to.ClientUs - from.ClientUs) / done,
            (to.Transactions - from.Transactions) / done);
    }
}
