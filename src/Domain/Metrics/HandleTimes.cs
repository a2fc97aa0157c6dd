namespace Scheduler.Domain.Metrics;

/// <summary>
/// Running mean and variance of the logarithm of handle times (Welford, Technometrics 4(3), 1962): handle times of crowd work
/// are close to lognormal, so these two numbers forecast the next one. Plain properties: it is stored as grain state.
/// </summary>
public sealed class HandleTimes
{
    public long Count { get; set; }

    /// <summary>Sum of handle times, in milliseconds.</summary>
    public long TotalMs { get; set; }

    /// <summary>Mean of ln(milliseconds).</summary>
    public double LogMean { get; set; }

    /// <summary>Sum of squared deviations of ln(milliseconds) from its mean.</summary>
    public double LogSquares { get; set; }

    public double LogVariance => Count > 1 ? LogSquares / (Count - 1) : 0;

    public void Add(TimeSpan handle)
    {
        var ms = Math.Max(1, handle.TotalMilliseconds);
        Count++;
        TotalMs += (long)ms;
        var delta = Math.Log(ms) - LogMean;
        LogMean += delta / Count;
        LogSquares += delta * (Math.Log(ms) - LogMean);
    }
}
