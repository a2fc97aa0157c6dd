using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Shapes;

/// <summary>
/// A box: pixels from the top left of the picture. With <paramref name="CanRotate"/> it may be turned about its centre by
/// <c>rotation</c> radians; left, top, width and height are those before the turn, <c>vertices</c> the four corners after it.
/// </summary>
public sealed record BoxShape(double MinWidth, double MinHeight, bool CanRotate, bool WholePixels) : IShape
{
    /// <summary>How far the vertices may lie from the corners that the other fields say, in pixels: people's programs round.</summary>
    public const double TolerancePixels = 1;

    /// <summary>The same as a share of the longer side: the angle is rounded too.</summary>
    public const double Tolerance = 0.001;

    private const int LeftAt = 0, TopAt = 1, WidthAt = 2, HeightAt = 3, RotationAt = 4, VerticesAt = 5;

    public string Type => "box";

    public ImmutableArray<Member> Members { get; } = MembersOf(MinWidth, MinHeight, CanRotate, WholePixels);

    public (double Width, double Height)? Extent(ReadOnlySpan<JsonElement> members) =>
        JsonText.TryNumber(members[WidthAt], out var width) && JsonText.TryNumber(members[HeightAt], out var height) ? (width, height) : null;

    /// <summary>The corners after the turn: first that which was top left, then on as the clock goes.</summary>
    /// <param name="rotation">In radians, as the clock goes.</param>
    public static (double X, double Y)[] Corners(double left, double top, double width, double height, double rotation)
    {
        var (cos, sin, x, y) = (Math.Cos(rotation) / 2, Math.Sin(rotation) / 2, left + (width / 2), top + (height / 2));
        (double X, double Y) At(double across, double down) => (x + (across * cos) - (down * sin), y + (across * sin) + (down * cos));
        return [At(-width, -height), At(width, -height), At(width, height), At(-width, height)];
    }

    /// <summary>Vertices say again what the other fields say: whoever reads only them must see the same box. They may begin at any corner and go either way.</summary>
    public void CheckWhole(ReadOnlySpan<JsonElement> members, CheckContext context)
    {
        if (!CanRotate || members[VerticesAt].ValueKind == JsonValueKind.Undefined)
            return;
        var (width, height) = (members[WidthAt].GetDouble(), members[HeightAt].GetDouble());
        var rotation = members[RotationAt].ValueKind == JsonValueKind.Undefined ? 0 : members[RotationAt].GetDouble();
        var corners = Corners(members[LeftAt].GetDouble(), members[TopAt].GetDouble(), width, height, rotation);
        var given = members[VerticesAt].EnumerateArray().Select(Coordinates.Read).ToArray();
        var slack = TolerancePixels + (Tolerance * Math.Max(width, height));
        bool Meet((double X, double Y) a, (double X, double Y) b) => double.Hypot(a.X - b.X, a.Y - b.Y) <= slack;
        if (!corners.All(c => given.Any(v => Meet(c, v))) || !given.All(v => corners.Any(c => Meet(c, v))))
            context.Report.AddAt("vertices", ProblemCode.BadShape, "The vertices must be the four corners of the box as left, top, width, height and rotation say it; leave them out, and these count.");
    }

    public void Generate(JsonObject annotation, GenerateContext context)
    {
        foreach (var member in Members.AsSpan()[LeftAt..(HeightAt + 1)])
            annotation[member.Key] = member.Rule.Generate(context);
        context.Extent = ((double)annotation["width"]!, (double)annotation["height"]!);
        if (!CanRotate || !context.Draws.Chance(0.5))
            return;
        var rotation = Coordinates.Rounded(context.Draws.Real(-1, 1));
        annotation["rotation"] = rotation;
        annotation["vertices"] = new JsonArray([.. Corners((double)annotation["left"]!, (double)annotation["top"]!, (double)annotation["width"]!, (double)annotation["height"]!, rotation).Select(Coordinates.Write)]);
    }

    private static ImmutableArray<Member> MembersOf(double minWidth, double minHeight, bool canRotate, bool whole)
    {
        var place = whole ? Coordinates.Whole : Coordinates.Any;
        Member[] box = [new("left", place), new("top", place), new("width", Coordinates.Size(minWidth, whole)), new("height", Coordinates.Size(minHeight, whole))];
        return canRotate
            ? [.. box, new("rotation", new NumberRule(-2 * Math.PI, 2 * Math.PI), false), new("vertices", new ListRule(Coordinates.Point, 4, 4), false)]
            : [.. box];
    }
}
