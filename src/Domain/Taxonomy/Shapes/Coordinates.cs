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
