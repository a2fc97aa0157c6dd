using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scheduler.Domain.Quality.Values;

/// <summary>
/// Angles go round, so that 359° and 1° are neighbours: of those given, the one that is nearest to all by weight, the least of several. Likeness is
/// 1 − the distance over half a turn.
/// </summary>
internal sealed class AngleMerge : IValueMerge
{
    /// <summary>Degrees.</summary>
    private const double Turn = 360;

    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context) =>
        JsonNode.Parse(votes.MinBy(v => (votes.Sum(other => other.Weight * Apart(v.Value, other.Value)), v.Value.GetDouble())).Value.GetRawText());

    public double Likeness(JsonElement one, JsonElement other, MergeContext context) => 1 - (Apart(one, other) / (Turn / 2));

    private static double Apart(JsonElement one, JsonElement other) => Math.Abs(Math.IEEERemainder(one.GetDouble() - other.GetDouble(), Turn));
}
