using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>What the customer's own systems call the chosen category, or each of several: text that is kept as it is.</summary>
/// <param name="Of">The member that it names.</param>
public sealed record CategoryIdRule(string Of) : IRule
{
    private static readonly OneOrManyRule Ids = new(new IdRule());

    public void Check(JsonElement value, CheckContext context) => Ids.Check(value, context);

    public JsonObject Schema() => Ids.Schema();

    /// <summary>None: nobody would know a made-up one.</summary>
    public JsonNode? Generate(GenerateContext context) => null;

    public IEnumerable<Trait> Traits(string path) => [];
}
