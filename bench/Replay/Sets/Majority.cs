namespace Scheduler.Replay.Sets;

/// <summary>Plain majority vote over the whole record; ties go to the first class.</summary>
internal static class Majority
{
    /// <summary>Share of the tasks with known truth that the record's own majority gets right.</summary>
    public static double Accuracy(CrowdSet set)
    {
        var votes = set.Tasks.ToDictionary(t => t, _ => new Dictionary<string, int>());
        foreach (var answers in set.Answers.Values)
            foreach (var (task, label) in answers)
                votes[task][label] = votes[task].GetValueOrDefault(label) + 1;
        return Accuracy(set, votes.Where(v => v.Value.Count > 0).ToDictionary(v => v.Key, v => set.Classes.MaxBy(c => v.Value.GetValueOrDefault(c))!));
    }

    public static double Accuracy(CrowdSet set, IReadOnlyDictionary<string, string> labels)
    {
        var known = labels.Where(l => set.Truth.ContainsKey(l.Key)).ToArray();
        return known.Length == 0 ? 0 : known.Count(l => set.Truth[l.Key] == l.Value) / (double)known.Length;
    }
}
