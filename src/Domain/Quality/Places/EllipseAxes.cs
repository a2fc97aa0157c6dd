using System.Text.Json;

namespace Scheduler.Domain.Quality.Places;

/// <summary>An ellipse by its middle and half axes, in pixels, with the longer axis first; the angle is that one's, in 0..π.</summary>
internal readonly record struct EllipseAxes(double X, double Y, double First, double Second, double Angle)
{
    /// <summary>People begin with either axis and either end; this form does not show it.</summary>
    public static EllipseAxes Of(JsonElement annotation)
    {
        var v = OutlineOf.Vertices(annotation);
        var (ux, uy, wx, wy) = ((v[1].X - v[0].X) / 2, (v[1].Y - v[0].Y) / 2, (v[3].X - v[2].X) / 2, (v[3].Y - v[2].Y) / 2);
        var (first, second) = (double.Hypot(ux, uy), double.Hypot(wx, wy));
        var angle = first >= second ? Math.Atan2(uy, ux) : Math.Atan2(wy, wx);
        return new(v.Average(p => p.X), v.Average(p => p.Y), Math.Max(first, second), Math.Min(first, second), ((angle % Math.PI) + Math.PI) % Math.PI);
    }
}
