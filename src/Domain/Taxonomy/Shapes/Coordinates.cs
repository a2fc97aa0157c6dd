using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scheduler.Domain.Taxonomy.Shapes;

/// <summary>Rules for numbers of pixels, and what several shapes do with points.</summary>
internal static class Coordinates
{
    public static readonly NumberRule Any = new(-ResponseLimits.MaxCoordinate, ResponseLimits.MaxCoordinate);

    public static readonly NumberRule Whole = new(-ResponseLimits.MaxCoordinate, ResponseLimits.MaxCoordinate, 1);

    public static readonly ObjectRule Point = new([new("x", Any), new("y", Any)]);

    /// <summary>A width or height: at least so much, and in any case more than nothing.</summary>
    public static NumberRule Size(double min, bool whole) => new(whole ? Math.Ceiling(min) : min, ResponseLimits.MaxCoordinate, whole ? 1 : null, AboveMin: min <= 0);

    public static (double X, double Y) Read(JsonElement point) => (point.GetProperty("x").GetDouble(), point.GetProperty("y").GetDouble());

    public static JsonObject Write((double X, double Y) point) => new() { ["x"] = Rounded(point.X), ["y"] = Rounded(point.Y) };

    /// <summary>A hundredth of a pixel is enough, and rounding keeps the JSON short.</summary>
    public static double Rounded(double value) => Math.Round(value, 2);

    /// <summary>Less than this, in pixels, is no breadth: a hundredth of it is what rounding leaves of a straight line.</summary>
    private const double MinBreadth = 1e-6;

    /// <summary>All points are one.</summary>
    public static bool AreOne(JsonElement points) => Farthest(points).Far <= 0;

    /// <summary>All points lie on one straight line, or are one: what they enclose has no area.</summary>
    public static bool AreStraight(JsonElement points)
    {
        var (from, to, far) = Farthest(points);
        foreach (var point in points.EnumerateArray())
        {
            var (x, y) = Read(point);
            var area = ((to.X - from.X) * (y - from.Y)) - ((to.Y - from.Y) * (x - from.X));
            // The distance from the line is area / length: squared, so that every program rounds alike.
            if (area * area > MinBreadth * MinBreadth * far)
                return false;
        }

        return true;
    }

    /// <summary>The first point, the one farthest from it, and their distance squared.</summary>
    private static ((double X, double Y) From, (double X, double Y) To, double Far) Farthest(JsonElement points)
    {
        var from = Read(points[0]);
        var (to, far) = (from, 0.0);
        foreach (var point in points.EnumerateArray())
        {
            var (x, y) = Read(point);
            var distance = ((x - from.X) * (x - from.X)) + ((y - from.Y) * (y - from.Y));
            if (distance > far)
                (to, far) = ((x, y), distance);
        }

        return (from, to, far);
    }

    /// <summary>Width and height of what encloses the points.</summary>
    public static (double Width, double Height) Enclosing(JsonElement points)
    {
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var point in points.EnumerateArray())
        {
            var (x, y) = Read(point);
            (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
        }

        return (right - left, bottom - top);
    }
}
