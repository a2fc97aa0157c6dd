using System.Text.Json.Nodes;
using Scheduler.Domain.Quality.Values;
using Scheduler.Domain.Taxonomy.Annotations;
using Scheduler.Domain.Taxonomy.Shapes;

namespace Scheduler.Domain.Quality.Places;

/// <summary>
/// One shape for several on the same place: median coordinates of boxes, points, ellipses, cuboids and events; of polygons, lines,
/// regions and spans, whose coordinates do not pair up, the one that overlaps most with the others.
/// </summary>
internal static class MedianShape
{
    /// <summary>Puts the shape's fields into an annotation.</summary>
    /// <param name="members">Annotations of one kind; at least one.</param>
    /// <returns>Width and height, for attributes that lie inside; null where there are none.</returns>
    public static (double Width, double Height)? Into(JsonObject annotation, IShape shape, IReadOnlyList<Vote> members)
    {
        switch (shape)
        {
            case BoxShape box:
                return Box(annotation, box, members);
            case PointShape:
                annotation["x"] = Of(members, "x");
                annotation["y"] = Of(members, "y");
                return null;
            case EllipseShape:
                annotation["vertices"] = Ellipse(members);
                return null;
            case CuboidShape:
                annotation["vertices"] = Cuboid(members);
                if (members[0].Value.TryGetProperty("points_3d"u8, out _))
                    annotation["points_3d"] = Points(members, "points_3d", ["x", "y", "z"]);
                return null;
            case EventShape:
                Event(annotation, members);
                return null;
            case FrameShape frame:
                return Into(annotation, frame.Shape, members);
            default:
                Copy(annotation, shape, Central(shape, members));
                return null;
        }
    }

    /// <summary>The member that overlaps most with the others, by weight; the first of several.</summary>
    public static Vote Central(IShape shape, IReadOnlyList<Vote> members)
    {
        var outlines = members.Select(m => OutlineOf.Annotation(shape, m.Value)).ToArray();
        var best = Enumerable.Range(0, outlines.Length).MaxBy(i => (outlines.Select((o, j) => j == i ? members[j].Weight : o.Overlap(outlines[i]) * members[j].Weight).Sum(), -i));
        return members[best];
    }

    private static double Of(IEnumerable<Vote> members, string key) => Median.Middle(members.Select(m => (OutlineOf.Number(m.Value, key), m.Weight)));

    private static (double Width, double Height) Box(JsonObject annotation, BoxShape shape, IReadOnlyList<Vote> members)
    {
        var turned = members.Any(m => m.Value.TryGetProperty("rotation"u8, out _));
        foreach (var (key, median) in turned ? Turned(shape, members) : ((string[])["left", "top", "width", "height"]).Select(key => (key, Of(members, key))))
            annotation[key] = shape.WholePixels && key != "rotation" ? Math.Round(median) : median;
        return ((double)annotation["width"]!, (double)annotation["height"]!);
    }

    /// <summary>People turn the same box by a little, by nearly half a turn, or by a quarter with its sides exchanged: all as seen by the first of them.</summary>
    private static IEnumerable<(string Key, double Median)> Turned(BoxShape shape, IReadOnlyList<Vote> members)
    {
        var first = TurnedBox.Of(members[0].Value).Angle;
        var boxes = members.Select(m => (Box: TurnedBox.Of(m.Value).Towards(first), m.Weight)).ToArray();
        double Of(Func<TurnedBox, double> number) => Median.Middle(boxes.Select(b => (number(b.Box), b.Weight)));
        var (width, height) = (Math.Max(Of(b => b.Width), shape.MinWidth), Math.Max(Of(b => b.Height), shape.MinHeight));
        return [("left", Of(b => b.X) - (width / 2)), ("top", Of(b => b.Y) - (height / 2)), ("width", width), ("height", height), ("rotation", Math.IEEERemainder(Of(b => b.Angle), 2 * Math.PI))];
    }

    private static JsonArray Ellipse(IReadOnlyList<Vote> members)
    {
        var axes = members.Select(m => (Axes: EllipseAxes.Of(m.Value), m.Weight)).ToArray();
        // Angles go round: counted as distance from the first one, so that 179° and 1° are neighbours.
        var first = axes[0].Axes.Angle;
        var turn = Median.Middle(axes.Select(a => (Math.IEEERemainder(a.Axes.Angle - first, Math.PI), a.Weight)));
        return EllipseShape.Vertices(
            Median.Middle(axes.Select(a => (a.Axes.X, a.Weight))), Median.Middle(axes.Select(a => (a.Axes.Y, a.Weight))),
            Median.Middle(axes.Select(a => (a.Axes.First, a.Weight))), Median.Middle(axes.Select(a => (a.Axes.Second, a.Weight))), first + turn);
    }

    private static JsonArray Cuboid(IReadOnlyList<Vote> members) => [.. CuboidShape.Corners.Select(name =>
    {
        var corners = members.Select(m => m with { Value = m.Value.GetProperty("vertices"u8).EnumerateArray().First(v => v.GetProperty("description"u8).ValueEquals(name)) }).ToArray();
        return new JsonObject { ["x"] = Of(corners, "x"), ["y"] = Of(corners, "y"), ["type"] = "vertex", ["description"] = name };
    })];

    private static JsonArray Points(IReadOnlyList<Vote> members, string list, string[] axes) =>
        [.. Enumerable.Range(0, members[0].Value.GetProperty(list).GetArrayLength()).Select(i =>
        {
            var points = members.Select(m => m with { Value = m.Value.GetProperty(list)[i] }).ToArray();
            return new JsonObject(axes.Select(axis => KeyValuePair.Create(axis, (JsonNode?)JsonValue.Create(Of(points, axis)))));
        })];

    /// <summary>Lower medians: frames and characters are whole, and an end stays behind its start.</summary>
    private static void Event(JsonObject annotation, IReadOnlyList<Vote> members)
    {
        annotation["type"] = members[0].Value.GetProperty("type"u8).GetString();
        foreach (var key in (string[])["start", "end", "startTime", "endTime"])
        {
            var having = members.Where(m => m.Value.TryGetProperty(key, out _)).ToArray();
            if (having.Length == members.Count)
                annotation[key] = Median.Lower(having.Select(m => (OutlineOf.Number(m.Value, key), m.Weight)));
        }
    }

    private static void Copy(JsonObject annotation, IShape shape, Vote from)
    {
        foreach (var member in shape.Members)
            if (from.Value.TryGetProperty(member.Key, out var value))
                annotation[member.Key] = JsonNode.Parse(value.GetRawText());
    }
}
