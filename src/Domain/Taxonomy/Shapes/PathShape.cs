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

    /// <summary>Where the customer allows fewer vertices than make a polygon or a line, those few are taken as they are.</summary>
    public void CheckWhole(ReadOnlySpan<JsonElement> members, CheckContext context)
    {
        var vertices = members[0];
        if (vertices.GetArrayLength() < (Closed ? 3 : 2))
            return;
        if (Closed && Coordinates.AreStraight(vertices))
            context.Report.AddAt("vertices", ProblemCode.BadShape, "The polygon has no area: its vertices lie on one straight line.");
        else if (!Closed && Coordinates.AreOne(vertices))
            context.Report.AddAt("vertices", ProblemCode.BadShape, "The line has no length: its vertices are one point.");
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
