using System.Diagnostics;

namespace Scheduler.Load.Costs;

/// <summary>What had been spent at one moment. CPU in microseconds.</summary>
internal readonly record struct CostReading(long Timestamp, long ServerUs, long DatabaseUs, long ClientUs, long Transactions)
{
    /// <summary>Seconds since an earlier reading.</summary>
    public double SecondsSince(CostReading earlier) => Stopwatch.GetElapsedTime(earlier.Timestamp, Timestamp).TotalSeconds;
}
