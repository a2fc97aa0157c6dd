using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Shapes;

/// <summary>
/// A cuboid in a picture: the six corners of its front face and side, by name. When the task gives camera parameters, also all
/// eight corners in space, in metres.
/// </summary>
public sealed record CuboidShape(double MinWidth, double MinHeight, bool InSpace) : IShape
{
    public static readonly ImmutableArray<string> Corners = ["face-topleft", "face-bottomleft", "face-topright", "face-bottomright", "side-topcorner", "side-bottomcorner"];

    private static readonly NumberRule Metres = new(-ResponseLimits.MaxCoordinate, ResponseLimits.MaxCoordinate);

    private static readonly ObjectRule Corner = new(
    [
        .. Coordinates.Point.Members,
        new("type", new ChoiceRule(Choices.Of("vertex"), ProblemCode.UnknownType), false),
        new("description", new ChoiceRule(Choices.Of(Corners))),
    ]);

    public string Type => "cuboid";

    public ImmutableArray<Member> Members { get; } =
    [
        new("vertices", new ListRule(Corner, Corners.Length, Corners.Length)),
        new("edges", new NotesRule(), false),
        .. InSpace ? new Member[] { new("points_3d", new ListRule(new ObjectRule([new("x", Metres), new("y", Metres), new("z", Metres)]), 8, 8)) } : [],
    ];

    public void CheckWhole(ReadOnlySpan<JsonElement> members, CheckContext context)
    {
        var (vertices, report) = (members[0], context.Report);
        var seen = new HashSet<string>();
        report.Enter("vertices");
        var i = 0;
        foreach (var vertex in vertices.EnumerateArray())
        {
            report.Enter(i++);
            if (!seen.Add(vertex.GetProperty("description").GetString()!))
                report.AddAt("description", ProblemCode.Duplicate, "Two vertices are the same corner.");
            report.Leave();
        }

        var (width, height) = Coordinates.Enclosing(vertices);
        if (width < MinWidth || height < MinHeight)
            report.Add(ProblemCode.BadShape, FormattableString.Invariant($"A cuboid must be at least {MinWidth} wide and {MinHeight} high."));
        report.Leave();
    }

    public IEnumerable<Trait> Traits(string path) => [new(path + ".width", TraitKind.Bound, MinWidth), new(path + ".height", TraitKind.Bound, MinHeight)];

    public void Generate(JsonObject annotation, GenerateContext context)
    {
        var draws = context.Draws;
        var (left, top) = (draws.Real(0, 500), draws.Real(0, 500));
        var (right, bottom) = (Beyond(left, MinWidth), Beyond(top, MinHeight));
        (double, double)[] places = [(left, top), (left, bottom), (right, top), (right, bottom), (right + 20, top + 5), (right + 20, bottom - 5)];
        annotation["vertices"] = new JsonArray([.. Corners.Zip(places, (name, place) =>
        {
            var vertex = Coordinates.Write(place);
            vertex["type"] = "vertex";
            vertex["description"] = name;
            return vertex;
        })]);
        annotation["edges"] = new JsonArray();
        if (InSpace)
            annotation["points_3d"] = Members[^1].Rule.Generate(context);

        double Beyond(double near, double least)
        {
            var far = near + Math.Max(least, 1) + draws.Real(0, 100);

            // As they are written, they may be nearer by what rounding takes.
            return Coordinates.Rounded(far) - Coordinates.Rounded(near) < least ? far + 1 : far;
        }
    }
}
