using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>Exactly one of the choices: a category, a label, a list or tree selection with one answer.</summary>
/// <param name="Code">What to call a value that is none of them.</param>
public sealed record ChoiceRule(Choices Choices, string Code = ProblemCode.UnknownChoice) : IChosen
{
    public void Check(JsonElement value, CheckContext context)
    {
        if (Choices.Find(value) >= 0)
            return;
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            context.Report.Add(Code, "This is none of the choices of the taxonomy; of nested choices only the leaves can be chosen.");
        else
            context.Report.Add(ProblemCode.WrongType, "One of the choices of the taxonomy is wanted.");
    }

    public JsonObject Schema() => new() { ["enum"] = Choices.ToArray() };

    public JsonNode? Generate(GenerateContext context) => context.Draws.Pick(Choices.Leaves).ToNode();

    public IEnumerable<Trait> Traits(string path) => Choices.Traits(path).Append(new(path, TraitKind.Form, Text: "one"));

    public void Mark(JsonElement value, Span<ulong> bits) => Chosen.Set(bits, Choices.Find(value));

    public JsonObject ChosenSchema(IReadOnlyList<int> leaves) => new() { ["enum"] = Choices.ToArray(leaves) };
}
