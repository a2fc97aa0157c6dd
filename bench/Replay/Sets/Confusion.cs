namespace Scheduler.Replay.Sets;

/// <summary>How a worker answers tasks of each true class, estimated from the record with one imagined answer per class.</summary>
internal sealed class Confusion
{
    private readonly IReadOnlyList<string> _classes;
    private readonly Dictionary<string, double[]> _weights;

    public Confusion(CrowdSet set, string worker)
    {
        _classes = set.Classes;
        _weights = set.Classes.ToDictionary(c => c, _ => Enumerable.Repeat(1.0, set.Classes.Count).ToArray());
        foreach (var (task, label) in set.Answers[worker])
            if (set.Truth.TryGetValue(task, out var truth))
                _weights[truth][Index(label)]++;
    }

    /// <summary>An answer to a task whose true class is given, or to one whose class nobody knows.</summary>
    public string Draw(string? truth, Random random)
    {
        var weights = truth is null ? [.. _classes.Select((_, i) => _weights.Values.Sum(w => w[i]))] : _weights[truth];
        var at = random.NextDouble() * weights.Sum();
        for (var i = 0; i < weights.Length; i++)
            if ((at -= weights[i]) < 0)
                return _classes[i];
        return _classes[^1];
    }

    private int Index(string label)
    {
        for (var i = 0; i < _classes.Count; i++)
            if (_classes[i] == label)
                return i;
        throw new ArgumentException($"'{label}' is none of the classes.", nameof(label));
    }
}
