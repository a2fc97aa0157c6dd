using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Annotations;

/// <summary>A line inside a box, as its distance in pixels from the left (<c>x_line</c>) or the top (<c>y_line</c>) of the box.</summary>
public sealed record OffsetRule(bool FromLeft) : IRule
{
    private static readonly NumberRule Any = new(0, ResponseLimits.MaxCoordinate);

    public void Check(JsonElement value, CheckContext context)
    {
        var before = context.Report.Count;
        Any.Check(value, context);
        if (context.Report.Count == before && context.Extent is { } extent && value.GetDouble() > Side(extent))
            context.Report.Add(ProblemCode.OutOfRange, "The line must lie inside the box.");
    }

    public JsonObject Schema() => Any.Schema();

    public JsonNode? Generate(GenerateContext context) =>
        JsonValue.Create(Math.Floor(context.Draws.Real(0, context.Extent is { } extent ? Side(extent) : GenerateContext.PictureSize)));

    public IEnumerable<Trait> Traits(string path) => [new(path, TraitKind.Form, Text: "offset " + FromLeft)];

    private double Side((double Width, double Height) extent) => FromLeft ? extent.Width : extent.Height;
}
