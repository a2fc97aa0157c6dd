using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Domain.Quality.Values;

/// <summary>The choice with most weight behind it; ties go to the one that the taxonomy lists first.</summary>
internal sealed class ChoiceMerge(Choices choices) : IValueMerge
{
    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context) =>
        choices.Leaves[Winner(votes.Select(v => (choices.Find(v.Value), v.Weight)))].ToNode();

    public double Likeness(JsonElement one, JsonElement other, MergeContext context) => choices.Find(one) == choices.Find(other) ? 1 : 0;

    /// <summary>The index with most weight, the lowest of several.</summary>
    public static int Winner(IEnumerable<(int Index, double Weight)> votes) =>
        votes.GroupBy(v => v.Index).OrderByDescending(g => g.Sum(v => v.Weight)).ThenBy(g => g.Key).First().Key;
}
