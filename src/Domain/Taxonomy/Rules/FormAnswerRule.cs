using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>
/// The answers to one field of a form: <c>{"type", "field_id", "response": [[…]]}</c>. The outer list has one entry per answer; the
/// inner one the values of that answer: all chosen ones of a choice or a ranking, else exactly one.
/// </summary>
/// <param name="Type">The field's type, which the response repeats.</param>
/// <param name="Value">Rule of one answer; of the inner list itself for choices and rankings.</param>
public sealed record FormAnswerRule(string Type, string FieldId, IRule Value, int MinAnswers, int MaxAnswers) : IChosen
{
    private readonly ObjectRule _fields = new(
    [
        new("type", new ChoiceRule(Choices.Of(Type), ProblemCode.UnknownType)),
        new("field_id", new ChoiceRule(Choices.Of(FieldId))),
        new("response", new ListRule(IsList(Value) ? Value : new ListRule(Value, 1, 1), MinAnswers, MaxAnswers)),
    ]);

    /// <summary>Empty when the field asks for no choice.</summary>
    public Choices Choices => (Value as IChosen)?.Choices ?? new([]);

    public void Check(JsonElement value, CheckContext context) => _fields.Check(value, context);

    public JsonObject Schema() => _fields.Schema();

    public JsonNode? Generate(GenerateContext context) => _fields.Members.Aggregate(new JsonObject(), (made, member) =>
    {
        made[member.Key] = member.Rule.Generate(context);
        return made;
    });

    public IEnumerable<Trait> Traits(string path) =>
        Value.Traits(path).Append(new(path + ".answers", TraitKind.Bound, MinAnswers, MaxAnswers)).Append(new(path + ".type", TraitKind.Form, Text: Type));

    public void Mark(JsonElement value, Span<ulong> bits)
    {
        if (Value is not IChosen chosen || value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("response"u8, out var answers) || answers.ValueKind != JsonValueKind.Array)
            return;
        foreach (var answer in answers.EnumerateArray())
            if (IsList(Value))
                chosen.Mark(answer, bits);
            else if (answer.ValueKind == JsonValueKind.Array)
                foreach (var one in answer.EnumerateArray())
                    chosen.Mark(one, bits);
    }

    public JsonObject ChosenSchema(IReadOnlyList<int> leaves)
    {
        var chosen = ((IChosen)Value).ChosenSchema(leaves);
        return new()
        {
            ["type"] = "object",
            ["required"] = new JsonArray("response"),
            ["properties"] = new JsonObject { ["response"] = Containing(IsList(Value) ? chosen : Containing(chosen)) },
        };
    }

    private static JsonObject Containing(JsonObject entry) => new() { ["type"] = "array", ["contains"] = entry };

    /// <summary>Values of this rule are lists already.</summary>
    public static bool IsList(IRule rule) => rule is ChoiceSetRule or RankingRule;
}
