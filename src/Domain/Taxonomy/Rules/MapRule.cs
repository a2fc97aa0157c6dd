using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>An object whose keys are labels of the taxonomy and whose values all follow one rule.</summary>
public sealed record MapRule(Choices Keys, IRule Value) : IRule
{
    public void Check(JsonElement value, CheckContext context)
    {
        var report = context.Report;
        if (value.ValueKind != JsonValueKind.Object)
        {
            report.Add(ProblemCode.WrongType, "A JSON object is wanted.");
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (report.IsFull)
                return;
            var name = JsonText.Name(property) ?? "";
            report.Enter(name);
            if (Keys.Find(name) < 0)
                report.Add(ProblemCode.UnknownLabel, "This is none of the labels of the taxonomy.");
            else
                Value.Check(property.Value, context);
            report.Leave();
        }
    }

    public JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["enum"] = Keys.ToArray() },
        ["additionalProperties"] = Value.Schema(),
    };

    public JsonNode? Generate(GenerateContext context)
    {
        var map = new JsonObject();
        foreach (var leaf in context.Draws.Order(Keys.Leaves.Length).Take(context.Count(1, Keys.Leaves.Length)))
            map[Keys.Leaves[leaf].Text] = Value.Generate(context);
        return map;
    }

    public IEnumerable<Trait> Traits(string path) => Keys.Traits(path);
}
