using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>A list of values that all follow one rule.</summary>
/// <param name="Min">Fewest entries.</param>
/// <param name="Max">Most entries.</param>
public sealed record ListRule(IRule Item, int Min = 0, int Max = ResponseLimits.MaxItems) : IRule
{
    /// <summary>A section that responses of the Scale API always have, of which the taxonomy names nothing: it may be there, and is empty.</summary>
    public static Member Empty(string key) => new(key, new ListRule(new IdRule(), Max: 0), false) { Shown = true };

    public void Check(JsonElement value, CheckContext context)
    {
        var report = context.Report;
        if (!CheckCount(value, Min, Max, report))
            return;
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (report.IsFull)
                return;
            report.Enter(i++);
            Item.Check(item, context);
            report.Leave();
        }
    }

    public JsonObject Schema() => new() { ["type"] = "array", ["items"] = Item.Schema(), ["minItems"] = Min, ["maxItems"] = Max };

    public JsonNode? Generate(GenerateContext context) =>
        new JsonArray([.. Enumerable.Range(0, context.Count(Min, Max)).Select(_ => Item.Generate(context))]);

    public IEnumerable<Trait> Traits(string path) => Item.Traits(path).Append(new(path + ".count", TraitKind.Bound, Min, Max));

    /// <summary>False when there is no list to look into, or one too long to.</summary>
    internal static bool CheckCount(JsonElement value, int min, int max, Report report)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            report.Add(ProblemCode.WrongType, "A list is wanted.");
            return false;
        }

        var count = value.GetArrayLength();
        if (count < min)
            report.Add(ProblemCode.TooFew, $"At least {min} are wanted; there {(count == 1 ? "is 1" : $"are {count}")}.");
        if (count > max)
            report.Add(ProblemCode.TooMany, $"At most {max} are allowed; there are {count}.");
        return count <= max;
    }
}
