namespace Scheduler.Load.Live;

/// <summary>How long people think. Everybody works flat out until the warm-up is over.</summary>
internal sealed class ThinkTime
{
    private long _ticks;

    public TimeSpan Mean
    {
        get => new(Interlocked.Read(ref _ticks));
        set => Interlocked.Exchange(ref _ticks, value.Ticks);
    }

    /// <summary>Spread evenly over half to one and a half times the mean, so that people do not answer in step.</summary>
    public TimeSpan Next(Random random) => Mean * (0.5 + random.NextDouble());
}
