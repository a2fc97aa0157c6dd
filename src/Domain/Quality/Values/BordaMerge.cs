using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Domain.Quality.Values;

/// <summary>
/// Borda count: of n choices the one ranked i-th (from 0) gets n − 1 − i points, times the answer's weight; ties go to the one that
/// the taxonomy lists first. Likeness is the share of pairs in the same order (1 − normalized Kendall tau distance).
/// </summary>
internal sealed class BordaMerge(Choices choices) : IValueMerge
{
    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context)
    {
        var points = new double[choices.Leaves.Length];
        foreach (var vote in votes)
            foreach (var (leaf, i) in Order(vote.Value).Select((leaf, i) => (leaf, i)))
                points[leaf] += vote.Weight * (points.Length - 1 - i);
        return choices.ToArray(Enumerable.Range(0, points.Length).OrderByDescending(leaf => points[leaf]).ThenBy(leaf => leaf));
    }

    public double Likeness(JsonElement one, JsonElement other, MergeContext context)
    {
        var (a, b) = (Order(one), Order(other));
        var place = new int[a.Length];
        for (var i = 0; i < b.Length; i++)
            place[b[i]] = i;
        var (same, pairs) = (0L, 0L);
        for (var i = 0; i < a.Length; i++)
            for (var j = i + 1; j < a.Length; j++, pairs++)
                same += place[a[i]] < place[a[j]] ? 1 : 0;
        return pairs == 0 ? 1 : (double)same / pairs;
    }

    private int[] Order(JsonElement value) => [.. value.EnumerateArray().Select(choices.Find)];
}
