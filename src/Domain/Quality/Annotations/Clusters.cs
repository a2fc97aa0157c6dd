namespace Scheduler.Domain.Quality.Annotations;

/// <summary>Finds which annotations of different answers mean the same thing.</summary>
internal static class Clusters
{
    /// <summary>Overlap from which two annotations may be the same.</summary>
    public const double Threshold = 0.5;

    /// <summary>Most overlaps measured; what lies beyond stays alone, so that hostile crowding costs bounded time.</summary>
    public const int MaxMeasured = 200_000;

    /// <summary>
    /// Pairs of different answers and the same kind, same labels first, then by overlap; joined when no answer would be in a
    /// cluster twice. In order of first appearance.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<Mark>> Of(IReadOnlyList<Mark> marks)
    {
        var cluster = Enumerable.Range(0, marks.Count).Select(i => new List<int> { i }).ToArray();
        foreach (var (a, b, _) in Pairs(marks).OrderByDescending(p => marks[p.A].Label == marks[p.B].Label).ThenByDescending(p => p.Overlap).ThenBy(p => p.A).ThenBy(p => p.B))
        {
            var (one, other) = (cluster[a], cluster[b]);
            if (one == other || one.Any(i => other.Any(j => marks[i].Vote.Answer == marks[j].Vote.Answer)))
                continue;
            one.AddRange(other);
            foreach (var moved in other)
                cluster[moved] = one;
        }

        return [.. cluster.Distinct().Select(c => c.Select(i => marks[i]).OrderBy(m => m.Vote.Answer).ToArray()).OrderBy(c => c[0].Vote.Answer).ThenBy(c => c[0].Order)];
    }

    private static IEnumerable<(int A, int B, double Overlap)> Pairs(IReadOnlyList<Mark> marks)
    {
        // From left to right, each against those that begin before it ends.
        var sorted = Enumerable.Range(0, marks.Count).OrderBy(i => marks[i].Outline.Low).ToArray();
        var measured = 0;
        for (var i = 0; i < sorted.Length; i++)
            for (var j = i + 1; j < sorted.Length && marks[sorted[j]].Outline.Low <= marks[sorted[i]].Outline.High; j++)
            {
                var (a, b) = (Math.Min(sorted[i], sorted[j]), Math.Max(sorted[i], sorted[j]));
                if (marks[a].Vote.Answer == marks[b].Vote.Answer || marks[a].Kind != marks[b].Kind)
                    continue;
                if (++measured > MaxMeasured)
                    yield break;
                var overlap = marks[a].Outline.Overlap(marks[b].Outline);
                if (overlap >= Threshold)
                    yield return (a, b, overlap);
            }
    }
}
