using Scheduler.Domain.Taxonomy.Shapes;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>Reads the bounds of a geometry.</summary>
internal static class GeometryReader
{
    public static readonly string[] Types = ["box", "polygon", "line", "point", "ellipse", "cuboid"];

    private static readonly string[] CameraKeys = ["camera_intrinsics", "camera_rotation_quaternion", "camera_height"];

    /// <summary>Null for an unknown type.</summary>
    public static IShape? Read(string type, ParamReader reader) => type switch
    {
        "box" => new BoxShape(Size(reader, "min_width"), Size(reader, "min_height"), reader.Flag("can_rotate"), reader.Flag("integer_pixels")),
        "polygon" => Path(reader, closed: true),
        "line" => Path(reader, closed: false),
        "point" => new PointShape(),
        "ellipse" => new EllipseShape(),
        "cuboid" => new CuboidShape(Size(reader, "min_width"), Size(reader, "min_height"), CameraKeys.Any(reader.Has)),
        _ => null,
    };

    private static double Size(ParamReader reader, string name) => reader.Number(name, 0, ResponseLimits.MaxCoordinate) ?? 0;

    /// <summary>Fewer than three vertices make no polygon, fewer than two no line: allowed only where the customer says so.</summary>
    private static PathShape Path(ParamReader reader, bool closed)
    {
        var least = closed ? 3 : 2;
        var (min, max) = (reader.Count("min_vertices", ResponseLimits.MaxVertices), reader.Count("max_vertices", ResponseLimits.MaxVertices));
        if (max is 0)
            max = null;
        if (min > max)
            reader.Add("max_vertices", ProblemCode.OutOfRange, "max_vertices must not be below min_vertices.");
        return new(closed, min is > 0 ? min.Value : Math.Min(least, max ?? least), max ?? ResponseLimits.MaxVertices);
    }
}
