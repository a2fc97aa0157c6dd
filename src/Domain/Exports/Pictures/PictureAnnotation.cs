using System.Text.Json;
using Scheduler.Domain.Quality.Places;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Shapes;

namespace Scheduler.Domain.Exports.Pictures;

/// <summary>One annotation of a picture.</summary>
/// <param name="Shape">Null for what is neither box, area, line nor point, such as a cuboid.</param>
/// <param name="Source">The annotation as it stands in the response.</param>
public readonly record struct PictureAnnotation(string Label, string Geometry, Drawn? Shape, JsonElement Source)
{
    /// <summary>Corners of the polygon that stands for an ellipse: its area is 0.16 % less.</summary>
    public const int EllipseCorners = 64;

    /// <param name="geometry">The one geometry of the task type; null where annotations name theirs.</param>
    public static PictureAnnotation Of(JsonElement source, string? geometry)
    {
        var label = Text(source, "label") ?? "";
        var type = Text(source, "type") ?? geometry ?? "";
        return new(label, type, type switch
        {
            "box" => Box(source),
            "polygon" => Corners(source) is { Count: >= 3 } corners ? new DrawnArea(corners) : null,
            "line" => Corners(source) is { Count: >= 2 } points ? new DrawnLine(points) : null,
            "point" => Number(source, "x") is { } x && Number(source, "y") is { } y ? new DrawnPoint(x, y) : null,
            "ellipse" => Corners(source) is { Count: 4 } ? Ellipse(EllipseAxes.Of(source)) : null,
            _ => null,
        }, source);
    }

    private static Drawn? Box(JsonElement box)
    {
        if (Number(box, "left") is not { } left || Number(box, "top") is not { } top || Number(box, "width") is not { } width || Number(box, "height") is not { } height)
            return null;
        if (Number(box, "rotation") is not { } rotation || rotation == 0)
            return new DrawnBox(left, top, width, height);
        return new DrawnArea(BoxShape.Corners(left, top, width, height, rotation));
    }

    private static DrawnArea Ellipse(EllipseAxes axes)
    {
        var (cos, sin) = (Math.Cos(axes.Angle), Math.Sin(axes.Angle));
        return new([.. Enumerable.Range(0, EllipseCorners).Select(i =>
        {
            var (along, across) = (axes.First * Math.Cos(2 * Math.PI * i / EllipseCorners), axes.Second * Math.Sin(2 * Math.PI * i / EllipseCorners));
            return (axes.X + (along * cos) - (across * sin), axes.Y + (along * sin) + (across * cos));
        })]);
    }

    private static List<(double X, double Y)>? Corners(JsonElement source)
    {
        if (!source.TryGetProperty("vertices", out var vertices) || vertices.ValueKind != JsonValueKind.Array)
            return null;
        var corners = new List<(double, double)>(vertices.GetArrayLength());
        foreach (var vertex in vertices.EnumerateArray())
        {
            if (vertex.ValueKind != JsonValueKind.Object || Number(vertex, "x") is not { } x || Number(vertex, "y") is not { } y)
                return null;
            corners.Add((x, y));
        }

        return corners;
    }

    private static double? Number(JsonElement source, string key) =>
        source.TryGetProperty(key, out var value) && JsonText.TryNumber(value, out var number) ? number : null;

    private static string? Text(JsonElement source, string key) => source.TryGetProperty(key, out var value) ? JsonText.Read(value) : null;
}
