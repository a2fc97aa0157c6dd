using Scheduler.Load.Costs;

namespace Scheduler.Load.Create;

/// <summary>What making tasks one way came to. CPU in microseconds per task.</summary>
internal sealed record CreateRound(double PerSecond, double ServerUs, double DatabaseUs, double Commits)
{
    /// <summary>Measures some work that says how many tasks it made.</summary>
    public static async Task<CreateRound> Of(CostMeter meter, Func<Task<long>> work, CancellationToken cancel)
    {
        var from = await meter.Read(cancel);
        var done = Math.Max(1.0, await work());
        var to = await meter.Read(cancel);
        return new(done / to.SecondsSince(from), (to.ServerUs - from.ServerUs) / done, (to.DatabaseUs - from.DatabaseUs) / done, (to.Transactions - from.Transactions) / done);
    }
}
