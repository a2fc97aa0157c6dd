namespace Scheduler.Replay.Sets;

/// <summary>
/// How a worker answers tasks of each true class, estimated from the record. Smoothed by one imagined answer for each true
/// class, spread as the whole crowd answers it: most workers have a dozen answers, and one imagined answer in every cell would
/// make them guess.
/// </summary>
internal sealed class Confusion
{
    private readonly IReadOnlyList<string> _classes;
    private readonly Dictionary<string, double[]> _weights;

    private Confusion(IReadOnlyList<string> classes, Dictionary<string, double[]> weights) => (_classes, _weights) = (classes, weights);

    /// <summary>The whole crowd's, with one imagined answer in every cell.</summary>
    public static Confusion OfCrowd(CrowdSet set)
    {
        var crowd = new Confusion(set.Classes, set.Classes.ToDictionary(c => c, _ => Enumerable.Repeat(1.0, set.Classes.Count).ToArray()));
        foreach (var worker in set.Workers)
            crowd.Count(set, worker);
        return crowd;
    }

    public static Confusion Of(CrowdSet set, string worker, Confusion crowd)
    {
        var own = new Confusion(set.Classes, crowd._weights.ToDictionary(w => w.Key, w => w.Value.Select(x => x / w.Value.Sum()).ToArray()));
        own.Count(set, worker);
        return own;
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

    private void Count(CrowdSet set, string worker)
    {
        foreach (var (task, label) in set.Answers[worker])
            if (set.Truth.TryGetValue(task, out var truth))
                _weights[truth][Index(label)]++;
    }

    private int Index(string label)
    {
        for (var i = 0; i < _classes.Count; i++)
            if (_classes[i] == label)
                return i;
        throw new ArgumentException($"'{label}' is none of the classes.", nameof(label));
    }
}
