using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Domain.Quality.Values;

/// <summary>
/// Every choice with more than half of the weight behind it, in the order of the taxonomy; filled up from, or cut to, the most
/// chosen where the taxonomy demands a number of them. Likeness is shared choices over all of both (Jaccard).
/// </summary>
internal sealed class ChoiceSetMerge(ChoiceSetRule rule) : IValueMerge
{
    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context)
    {
        var total = votes.Sum(v => v.Weight);
        var ranked = votes.SelectMany(v => Chosen(v.Value).Select(leaf => (leaf, v.Weight)))
            .GroupBy(v => v.leaf, v => v.Weight).Select(g => (Leaf: g.Key, Weight: g.Sum()))
            .OrderByDescending(v => v.Weight).ThenBy(v => v.Leaf).ToArray();
        var winners = Math.Clamp(ranked.Count(r => r.Weight * 2 > total), Math.Min(rule.Min, ranked.Length), rule.Max);
        return rule.Choices.ToArray(ranked.Take(winners).Select(r => r.Leaf).Order());
    }

    public double Likeness(JsonElement one, JsonElement other, MergeContext context)
    {
        var (a, b) = (Chosen(one), Chosen(other));
        var all = a.Union(b).Count();
        return all == 0 ? 1 : (double)a.Intersect(b).Count() / all;
    }

    private HashSet<int> Chosen(JsonElement value) => [.. value.EnumerateArray().Select(rule.Choices.Find)];
}
