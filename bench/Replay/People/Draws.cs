namespace Scheduler.Replay.People;

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
}
