using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>True or false.</summary>
public sealed record FlagRule : IRule
{
    public void Check(JsonElement value, CheckContext context)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            context.Report.Add(ProblemCode.WrongType, "true or false is wanted.");
    }

    public JsonObject Schema() => new() { ["type"] = "boolean" };

    /// <summary>Never made up as true: such flags tell of something that was done, as <c>is_customer_fix</c> does.</summary>
    public JsonNode? Generate(GenerateContext context) => JsonValue.Create(false);

    public IEnumerable<Trait> Traits(string path) => [new(path, TraitKind.Form, Text: "flag")];
}
