using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>The uuid of an annotation: any short text, unique in its list (<see cref="Annotations.AnnotationIndex"/> sees to that).</summary>
public sealed record IdRule : IRule
{
    private static readonly TextRule Text = new(1, ResponseLimits.MaxUuid);

    public void Check(JsonElement value, CheckContext context) => Text.Check(value, context);

    public JsonObject Schema() => Text.Schema();

    public JsonNode? Generate(GenerateContext context) => JsonValue.Create(context.Uuid ?? context.Draws.Uuid());

    public IEnumerable<Trait> Traits(string path) => [];
}
