using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>A list of different choices: several categories, a list or tree selection with several answers.</summary>
/// <param name="Min">Fewest entries.</param>
/// <param name="Max">Most entries; at most as many as there are leaves.</param>
public sealed record ChoiceSetRule(Choices Choices, int Min, int Max) : IChosen
{
    public void Check(JsonElement value, CheckContext context)
    {
        var report = context.Report;
        if (value.ValueKind != JsonValueKind.Array)
        {
            report.Add(ProblemCode.WrongType, "A list of choices is wanted.");
            return;
        }

        var count = value.GetArrayLength();
        if (count < Min)
            report.Add(ProblemCode.TooFew, $"At least {Min} of the choices must be given.");
        if (count > Max)
        {
            report.Add(ProblemCode.TooMany, $"At most {Max} of the choices can be given.");
            return;
        }

        Span<int> seen = count <= 256 ? stackalloc int[count] : new int[count];
        for (var i = 0; i < count && !report.IsFull; i++)
        {
            seen[i] = Choices.Find(value[i]);
            if (seen[i] >= 0 && !seen[..i].Contains(seen[i]))
                continue;
            report.Enter(i);
            if (seen[i] >= 0)
                report.Add(ProblemCode.Duplicate, "This choice is listed twice.");
            else
                report.Add(value[i].ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null ? ProblemCode.WrongType : ProblemCode.UnknownChoice,
                    "This is none of the choices of the taxonomy; of nested choices only the leaves can be chosen.");
            report.Leave();
        }
    }

    public JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["enum"] = Choices.ToArray() },
        ["minItems"] = Min,
        ["maxItems"] = Max,
        ["uniqueItems"] = true,
    };

    public JsonNode? Generate(GenerateContext context) =>
        Choices.ToArray(context.Draws.Order(Choices.Leaves.Length).Take(context.Count(Min, Max)));

    public IEnumerable<Trait> Traits(string path) =>
        Choices.Traits(path).Append(new(path, TraitKind.Form, Text: "several")).Append(new(path + ".count", TraitKind.Bound, Min, Max));

    public void Mark(JsonElement value, Span<ulong> bits)
    {
        if (value.ValueKind == JsonValueKind.Array)
            foreach (var entry in value.EnumerateArray())
                Chosen.Set(bits, Choices.Find(entry));
    }

    public JsonObject ChosenSchema(IReadOnlyList<int> leaves) =>
        new() { ["type"] = "array", ["contains"] = new JsonObject { ["enum"] = Choices.ToArray(leaves) } };
}
