using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>One value, or a list of at least one: what the customer calls a category, or each of several.</summary>
public sealed record OneOrManyRule(IRule Item) : IRule
{
    private readonly ListRule _many = new(Item, 1);

    public void Check(JsonElement value, CheckContext context) => (value.ValueKind == JsonValueKind.Array ? _many : Item).Check(value, context);

    public JsonObject Schema() => new() { ["anyOf"] = new JsonArray(Item.Schema(), _many.Schema()) };

    public JsonNode? Generate(GenerateContext context) => (context.Draws.Chance(0.5) ? _many : Item).Generate(context);

    public IEnumerable<Trait> Traits(string path) => Item.Traits(path);
}
