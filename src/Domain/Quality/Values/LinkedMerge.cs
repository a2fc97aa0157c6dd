using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Annotations;

namespace Scheduler.Domain.Quality.Values;

/// <summary>The annotation that most weight refers to, among those that live on; uuids of one answer mean nothing in another.</summary>
internal sealed class LinkedMerge : IValueMerge
{
    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context) => votes
        .Select(v => (Uuid: context.Renamed(v.Answer, v.Value.GetString()), v.Weight)).Where(v => v.Uuid is not null)
        .GroupBy(v => v.Uuid, v => v.Weight).OrderByDescending(g => g.Sum()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => (JsonNode?)JsonValue.Create(g.Key)).FirstOrDefault();

    /// <summary>1 where both refer to the same annotation; also where neither is known, as of a part of a response.</summary>
    public double Likeness(JsonElement one, JsonElement other, MergeContext context) =>
        context.Renamed(0, one.GetString()) == context.Renamed(1, other.GetString()) ? 1 : 0;
}

/// <summary>The weighted median, kept inside of the merged box. Likeness is 1 − the distance over the larger offset.</summary>
internal sealed class OffsetMerge(OffsetRule rule) : IValueMerge
{
    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context)
    {
        var median = Median.Middle(votes.Select(v => (v.Value.GetDouble(), v.Weight)));
        return JsonValue.Create(context.Extent is { } extent ? Math.Min(median, rule.FromLeft ? extent.Width : extent.Height) : median);
    }

    public double Likeness(JsonElement one, JsonElement other, MergeContext context)
    {
        var (a, b) = (one.GetDouble(), other.GetDouble());
        return a == b ? 1 : 1 - (Math.Abs(a - b) / Math.Max(a, b));
    }
}
