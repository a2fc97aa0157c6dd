using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Quality.Places;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Domain.Quality.Values;

/// <summary>
/// The lower weighted medians of the starts and of the ends: in order, as those of each range are. Likeness is the time shared over
/// the time of both together.
/// </summary>
internal sealed class TimeRangeMerge(TimeRangeRule rule) : IValueMerge
{
    private readonly ObjectMerge _fields = new(rule.Fields);

    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context) => _fields.Merge(votes, context);

    public double Likeness(JsonElement one, JsonElement other, MergeContext context) => Outline(one).Overlap(Outline(other));

    private static IntervalOutline Outline(JsonElement range) =>
        new(OutlineOf.Number(range, TimeRangeRule.StartKey), OutlineOf.Number(range, TimeRangeRule.EndKey), false);
}
