namespace Scheduler.Simulation.Engine;

/// <summary>The only source of chance: splitmix64, the same in every run and version. Streams are forked so that one part of
/// the world drawing more does not change what another part draws.</summary>
public sealed class Prng(ulong seed)
{
    private ulong _state = seed;

    public ulong Bits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public Prng Fork() => new(Bits());

    /// <summary>In [0, 1).</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => probability > 0 && Unit() < probability;

    /// <summary>In [0, bound).</summary>
    public int Below(int bound) => (int)(Unit() * bound);

    /// <summary>In [from, to].</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    public double Between(double from, double to) => from + (Unit() * (to - from));

    public TimeSpan Between(TimeSpan from, TimeSpan to) => from + TimeSpan.FromTicks((long)(Unit() * (to - from).Ticks));

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public double Exponential(double mean) => -mean * Math.Log(1 - Unit());

    public double LogNormal(double median, double sigma) => median * Math.Exp(sigma * Normal());

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());
}
