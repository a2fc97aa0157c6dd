namespace Scheduler.Simulation.Engine;

/// <summary>Folds all that was recorded and told into one number: two runs of a seed must agree on it.</summary>
public sealed class EventHash
{
    public ulong Value { get; private set; } = 14695981039346656037;

    public void Add(long number) => Value = (Value ^ (ulong)number) * 1099511628211;

    public void Add(string text)
    {
        foreach (var c in text)
            Add(c);
    }
}
