using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Shapes;

/// <summary>An ellipse: four vertices, the two ends of one axis and then those of the other.</summary>
public sealed record EllipseShape : IShape
{
    /// <summary>How far the middles of the axes may lie apart, and how far from a right angle they may cross, as a share of their length.</summary>
    public const double Tolerance = 0.02;

    /// <summary>The same in pixels, for small ones drawn by hand.</summary>
    public const double TolerancePixels = 1;

    public string Type => "ellipse";

    public ImmutableArray<Member> Members { get; } = [new("vertices", new ListRule(Coordinates.Point, 4, 4))];

    public void CheckWhole(ReadOnlySpan<JsonElement> members, CheckContext context)
    {
        var (vertices, report) = (members[0], context.Report);
        var (a, b, c, d) = (Coordinates.Read(vertices[0]), Coordinates.Read(vertices[1]), Coordinates.Read(vertices[2]), Coordinates.Read(vertices[3]));
        var (ux, uy, vx, vy) = ((b.X - a.X) / 2, (b.Y - a.Y) / 2, (d.X - c.X) / 2, (d.Y - c.Y) / 2);
        var (first, second) = (double.Hypot(ux, uy), double.Hypot(vx, vy));
        var apart = double.Hypot((a.X + b.X - c.X - d.X) / 2, (a.Y + b.Y - c.Y - d.Y) / 2);
        var slack = TolerancePixels + (Tolerance * Math.Max(first, second));
        if (first <= 0 || second <= 0)
            report.AddAt("vertices", ProblemCode.BadShape, "Both axes of an ellipse must have a length.");
        else if (apart > slack)
            report.AddAt("vertices", ProblemCode.BadShape, "The axes of an ellipse must share their middle: first both ends of one axis, then of the other.");
        else if (Math.Abs((ux * vx) + (uy * vy)) > slack * Math.Max(first, second))
            report.AddAt("vertices", ProblemCode.BadShape, "The axes of an ellipse must cross at a right angle.");
    }

    public void Generate(JsonObject annotation, GenerateContext context)
    {
        var draws = context.Draws;
        annotation["vertices"] = Vertices(draws.Real(100, 900), draws.Real(100, 900), draws.Real(20, 100), draws.Real(20, 100), draws.Real(0, Math.PI));
    }

    /// <param name="first">Half of the first axis, in pixels.</param>
    /// <param name="second">Half of the second.</param>
    /// <param name="angle">Of the first axis, in radians.</param>
    public static JsonArray Vertices(double x, double y, double first, double second, double angle)
    {
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        return
        [
            Coordinates.Write((x - (first * cos), y - (first * sin))), Coordinates.Write((x + (first * cos), y + (first * sin))),
            Coordinates.Write((x + (second * sin), y - (second * cos))), Coordinates.Write((x - (second * sin), y + (second * cos))),
        ];
    }
}
