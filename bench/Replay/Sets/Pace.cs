namespace Scheduler.Replay.Sets;

/// <summary>
/// Handle times of one worker: lognormal around the worker's own median, as fitted to public crowd jobs (median of medians
/// 30 s, log-variance 0.3 between workers and 0.3 within one).
/// </summary>
internal sealed class Pace(Random random, double speedup)
{
    private const double MedianSeconds = 30, Between = 0.3, Within = 0.3;

    private readonly double _own = MedianSeconds * Math.Exp(Normal(random) * Math.Sqrt(Between));

    /// <summary>A share below 1 is for work that is quicker than labeling.</summary>
    public TimeSpan Draw(Random draws, double share = 1) =>
        TimeSpan.FromSeconds(share * _own * Math.Exp(Normal(draws) * Math.Sqrt(Within)) / speedup);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
