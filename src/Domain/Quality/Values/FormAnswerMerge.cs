using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Domain.Quality.Values;

/// <summary>
/// Answers to a field of a form: as many as the lower median has, each merged with those in the same place. Likeness is the mean
/// over places, 0 for a place that only one has.
/// </summary>
internal sealed class FormAnswerMerge(FormAnswerRule rule) : IValueMerge
{
    private readonly IValueMerge _merge = ValueMerges.For(rule.Value);
    private readonly bool _isList = FormAnswerRule.IsList(rule.Value);

    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context)
    {
        var count = Median.Lower(votes.Select(v => (Answers(v.Value).GetArrayLength(), v.Weight)));
        var merged = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            var node = _merge.Merge([.. votes.Where(v => Answers(v.Value).GetArrayLength() > i).Select(v => v with { Value = Inner(Answers(v.Value)[i]) })], context);
            merged.Add(_isList ? node : new JsonArray(node));
        }

        return new JsonObject { ["type"] = rule.Type, ["field_id"] = rule.FieldId, ["response"] = merged };
    }

    public double Likeness(JsonElement one, JsonElement other, MergeContext context)
    {
        var (a, b) = (Answers(one), Answers(other));
        var (longer, shorter) = (Math.Max(a.GetArrayLength(), b.GetArrayLength()), Math.Min(a.GetArrayLength(), b.GetArrayLength()));
        return longer == 0 ? 1 : Enumerable.Range(0, shorter).Sum(i => _merge.Likeness(Inner(a[i]), Inner(b[i]), context)) / longer;
    }

    private static JsonElement Answers(JsonElement value) => value.GetProperty("response"u8);

    private JsonElement Inner(JsonElement answer) => _isList ? answer : answer[0];
}
