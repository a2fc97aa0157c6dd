using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scheduler.Domain.Quality.Values;

/// <summary>The text that is most like the others by edit distance.</summary>
internal sealed class TextMerge : IValueMerge
{
    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context)
    {
        var texts = votes.Select(v => (v.Value.GetString()!, v.Weight)).ToArray();
        return JsonValue.Create(texts[EditDistance.MostCentral(texts)].Item1);
    }

    public double Likeness(JsonElement one, JsonElement other, MergeContext context) => EditDistance.Likeness(one.GetString()!, other.GetString()!);
}

/// <summary>The value whose JSON is most like that of the others: for lists and notes that are not looked into.</summary>
internal sealed class CentralMerge : IValueMerge
{
    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context) =>
        JsonNode.Parse(votes[EditDistance.MostCentral([.. votes.Select(v => (Text(v.Value), v.Weight))])].Value.GetRawText());

    public double Likeness(JsonElement one, JsonElement other, MergeContext context) => EditDistance.Likeness(Text(one), Text(other));

    /// <summary>Written anew: how a client escapes letters and sets blanks is no part of what is said.</summary>
    private static string Text(JsonElement value) => JsonSerializer.Serialize(value);
}
