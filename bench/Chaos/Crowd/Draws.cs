namespace Scheduler.Chaos.Crowd;

/// <summary>A seeded generator that several assignments of one person may draw from at once.</summary>
internal sealed class Draws(int seed) : Random(seed)
{
    private readonly Lock _gate = new();

    public override double NextDouble()
    {
        lock (_gate)
            return base.NextDouble();
    }

    public override int Next(int maxValue)
    {
        lock (_gate)
            return base.Next(maxValue);
    }

    /// <summary>Lognormal, as handle times of people are.</summary>
    public TimeSpan Time(TimeSpan median)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());
        return median * Math.Exp(Math.Clamp(0.5 * normal, -2, 2));
    }
}
