using NetTopologySuite.Index.Strtree;

namespace Scheduler.Domain.Quality.Annotations;

/// <summary>Finds which annotations of different answers mean the same thing.</summary>
internal static class Clusters
{
    /// <summary>Overlap from which two annotations may be the same.</summary>
    public const double Threshold = 0.5;

    /// <summary>
    /// Most work, in what looking at a candidate costs: 1 to 2 seconds. Five answers of 10 000 boxes are far below; what lies beyond, where
    /// thousands lie on one place, stays alone, so that hostile crowding costs bounded time.
    /// </summary>
    public const double MaxWork = 20_000_000;

    /// <summary>What a pair costs besides its overlap: it is sorted, and held in memory.</summary>
    private const double WorkOfPair = 100;

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
        var places = new STRtree<int>();
        foreach (var (i, mark) in marks.Index())
            places.Insert(mark.Outline.Around, i);
        var work = 0.0;
        foreach (var (i, one) in marks.Index())
            foreach (var j in places.Query(one.Outline.Around))
            {
                if (++work > MaxWork)
                    yield break;
                var other = marks[j];
                if (j <= i || one.Vote.Answer == other.Vote.Answer || one.Kind != other.Kind || one.Outline.AtMost(other.Outline) < Threshold)
                    continue;
                work += one.Outline.Work(other.Outline);
                if (one.Outline.Overlap(other.Outline) is >= Threshold and var overlap)
                {
                    work += WorkOfPair;
                    yield return (i, j, overlap);
                }
            }
    }
}
