using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Domain.Quality.Values;

/// <summary>The lower weighted median moment, as it was written. Likeness is 1 for the same moment and falls to 0 over <see cref="FarDays"/> days.</summary>
internal sealed class DateMerge : IValueMerge
{
    /// <summary>Dates this many days apart have nothing in common.</summary>
    public const double FarDays = 365;

    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context)
    {
        var median = Median.Lower(votes.Select(v => (Moment(v.Value), v.Weight)));
        return JsonValue.Create(votes.First(v => Moment(v.Value) == median).Value.GetString());
    }

    public double Likeness(JsonElement one, JsonElement other, MergeContext context) => Math.Max(0, 1 - (Math.Abs((Moment(one) - Moment(other)).TotalDays) / FarDays));

    private static DateTimeOffset Moment(JsonElement value) => DateRule.Read(value.GetString())!.Value;
}
