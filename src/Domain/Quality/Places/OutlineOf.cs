using System.Text.Json;
using Scheduler.Domain.Taxonomy.Annotations;
using Scheduler.Domain.Taxonomy.Shapes;

namespace Scheduler.Domain.Quality.Places;

/// <summary>Where valid annotations of each shape lie.</summary>
internal static class OutlineOf
{
    public static Outline Annotation(IShape shape, JsonElement annotation) => shape switch
    {
        FrameShape frame => Annotation(frame.Shape, annotation),
        BoxShape => Box(annotation),
        PathShape { Closed: true } => new AreaOutline(Vertices(annotation)),
        PathShape => LineOutline.Of(Vertices(annotation)),
        PointShape => new PointOutline(Number(annotation, "x"), Number(annotation, "y")),
        EllipseShape => Ellipse(EllipseAxes.Of(annotation)),
        CuboidShape => Enclosing(Vertices(annotation)),
        RegionShape => Region(annotation),
        EventShape => Event(annotation),
        SpanShape => new IntervalOutline(Number(annotation, "start"), Number(annotation, "end"), false),
        _ => throw new InvariantBrokenException("every shape has an outline"),
    };

    public static double Number(JsonElement annotation, string key) => annotation.GetProperty(key).GetDouble();

    public static IReadOnlyList<(double X, double Y)> Vertices(JsonElement annotation) =>
        [.. annotation.GetProperty("vertices"u8).EnumerateArray().Select(v => (Number(v, "x"), Number(v, "y")))];

    private static Outline Box(JsonElement box)
    {
        var (left, top, width, height) = (Number(box, "left"), Number(box, "top"), Number(box, "width"), Number(box, "height"));
        if (!box.TryGetProperty("rotation"u8, out var rotation) || rotation.GetDouble() == 0)
            return new BoxOutline(left, top, left + width, top + height);
        return new AreaOutline(BoxShape.Corners(left, top, width, height, rotation.GetDouble()));
    }

    private static BoxOutline Enclosing(IReadOnlyList<(double X, double Y)> points) =>
        new(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));

    /// <summary>The box that encloses it: near enough to tell which ellipses are the same.</summary>
    private static BoxOutline Ellipse(EllipseAxes axes)
    {
        var (cos, sin) = (Math.Cos(axes.Angle), Math.Sin(axes.Angle));
        var (width, height) = (double.Hypot(axes.First * cos, axes.Second * sin), double.Hypot(axes.First * sin, axes.Second * cos));
        return new(axes.X - width, axes.Y - height, axes.X + width, axes.Y + height);
    }

    private static PageOutline Region(JsonElement region)
    {
        var location = region.GetProperty("location"u8);
        return new(Number(region, "page"), location.GetProperty("type"u8).ValueEquals("box"u8) ? Box(location) : new AreaOutline(Vertices(location)));
    }

    private static IntervalOutline Event(JsonElement value) => value.GetProperty("type"u8).ValueEquals("range"u8)
        ? new(Number(value, "start"), Number(value, "end"), false)
        : new(Number(value, "start"), Number(value, "start"), true);
}
