using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>All the choices in an order, the best first.</summary>
public sealed record RankingRule(Choices Choices) : IRule
{
    private readonly ChoiceSetRule _all = new(Choices, Choices.Leaves.Length, Choices.Leaves.Length);

    public void Check(JsonElement value, CheckContext context) => _all.Check(value, context);

    public JsonObject Schema() => _all.Schema();

    public JsonNode? Generate(GenerateContext context) => Choices.ToArray(context.Draws.Order(Choices.Leaves.Length));

    // Another list of things to rank makes every old order incomplete or wrong: the whole list is its form.
    public IEnumerable<Trait> Traits(string path) =>
        Choices.Traits(path).Append(new(path, TraitKind.Form, Text: "order of " + string.Join('|', Choices.Leaves.Select(l => l.Text).Order(StringComparer.Ordinal))));
}
