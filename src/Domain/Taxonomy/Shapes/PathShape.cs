using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Shapes;

/// <summary>A polygon, whose last vertex joins the first, or an open line.</summary>
public sealed record PathShape(bool Closed, int MinVertices, int MaxVertices) : IShape
{
    public string Type => Closed ? "polygon" : "line";

    public ImmutableArray<Member> Members { get; } = [new("vertices", new ListRule(Coordinates.Point, MinVertices, MaxVertices))];

    public void CheckWhole(ReadOnlySpan<JsonElement> members, CheckContext context)
    {
    }

    /// <summary>Vertices about a centre, so that a made-up polygon does not cross itself.</summary>
    public void Generate(JsonObject annotation, GenerateContext context)
    {
        var draws = context.Draws;
        var (x, y, radius) = (draws.Real(100, 900), draws.Real(100, 900), draws.Real(10, 100));
        var count = context.Count(MinVertices, MaxVertices);
        annotation["vertices"] = new JsonArray([.. Enumerable.Range(0, count).Select(i =>
            Coordinates.Write((x + (radius * Math.Cos(i * 2 * Math.PI / count)), y + (radius * Math.Sin(i * 2 * Math.PI / count)))))]);
    }
}
