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
    private const int LeftAt = 0, WidthAt = 2, HeightAt = 3;

    public string Type => "box";

    public ImmutableArray<Member> Members { get; } = MembersOf(MinWidth, MinHeight, CanRotate, WholePixels);

    public (double Width, double Height)? Extent(ReadOnlySpan<JsonElement> members) =>
        JsonText.TryNumber(members[WidthAt], out var width) && JsonText.TryNumber(members[HeightAt], out var height) ? (width, height) : null;

    public void CheckWhole(ReadOnlySpan<JsonElement> members, CheckContext context)
    {
    }

    public void Generate(JsonObject annotation, GenerateContext context)
    {
        foreach (var member in Members.AsSpan()[LeftAt..(HeightAt + 1)])
            annotation[member.Key] = member.Rule.Generate(context);
        context.Extent = ((double)annotation["width"]!, (double)annotation["height"]!);
        if (CanRotate && context.Draws.Chance(0.5))
            annotation["rotation"] = Coordinates.Rounded(context.Draws.Real(-1, 1));
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
