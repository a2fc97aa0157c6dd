using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Domain.Quality.Values;

/// <summary>
/// The lower weighted median: a number that somebody gave, so that it stands on a step where there are steps. Likeness is 1 − the
/// distance over the range, or over the larger magnitude where the taxonomy names no range.
/// </summary>
internal sealed class NumberMerge(NumberRule rule) : IValueMerge
{
    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context)
    {
        var median = Median.Lower(votes.Select(v => (v.Value.GetDouble(), v.Weight)));
        return JsonNode.Parse(votes.First(v => v.Value.GetDouble() == median).Value.GetRawText());
    }

    public double Likeness(JsonElement one, JsonElement other, MergeContext context)
    {
        var (a, b) = (one.GetDouble(), other.GetDouble());
        var range = rule.Max - rule.Min < ResponseLimits.MaxNumber ? rule.Max - rule.Min : Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
        return a == b ? 1 : Math.Max(0, 1 - (Math.Abs(a - b) / range));
    }
}
