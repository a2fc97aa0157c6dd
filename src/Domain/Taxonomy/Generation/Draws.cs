namespace Scheduler.Domain.Taxonomy.Generation;

/// <summary>
/// Seeded draws (SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). The same seed
/// draws the same for ever, on every machine and version of .NET.
/// </summary>
public sealed class Draws(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in min..max, both included.</summary>
    public int Whole(int min, int max) => min + (int)(Next() % (ulong)((long)max - min + 1));

    /// <summary>Uniform in min..max.</summary>
    public double Real(double min, double max) => min + ((Next() >> 11) * (1.0 / (1UL << 53)) * (max - min));

    public bool Chance(double probability) => Real(0, 1) < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Whole(0, items.Count - 1)];

    /// <summary>The numbers 0..count-1 in a drawn order.</summary>
    public int[] Order(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = Whole(0, i);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    /// <summary>Text in the form of a version 4 UUID.</summary>
    public string Uuid()
    {
        var (a, b) = (Next(), Next());
        return new Guid((int)a, (short)(a >> 32), (short)(((a >> 48) & 0x0FFF) | 0x4000), (byte)(0x80 | (b & 0x3F)), (byte)(b >> 8),
            (byte)(b >> 16), (byte)(b >> 24), (byte)(b >> 32), (byte)(b >> 40), (byte)(b >> 48), (byte)(b >> 56)).ToString();
    }
}
