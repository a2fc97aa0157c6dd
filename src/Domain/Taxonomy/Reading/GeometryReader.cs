using System.Text.Json;
using Scheduler.Domain.Taxonomy.Shapes;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>Reads the bounds of a geometry.</summary>
internal static class GeometryReader
{
    public static readonly string[] Types = ["box", "polygon", "line", "point", "ellipse", "cuboid"];

    /// <summary>Null for an unknown type.</summary>
    /// <param name="labels">Those of the geometry; null when they could not be read.</param>
    public static IShape? Read(string type, ParamReader reader, Choices? labels) => type switch
    {
        "box" => new BoxShape(Size(reader, "min_width"), Size(reader, "min_height"), reader.Flag("can_rotate"), reader.Flag("integer_pixels")),
        "polygon" => Path(reader, closed: true),
        "line" => Path(reader, closed: false),
        "point" => Point(reader, labels),
        "ellipse" => new EllipseShape(),
        "cuboid" => new CuboidShape(Size(reader, "min_width"), Size(reader, "min_height"), CameraReader.Read(reader)),
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

    /// <summary>Which points are joined says how they are drawn, not which answers are valid; a label that is none could never be drawn.</summary>
    private static PointShape Point(ParamReader reader, Choices? labels)
    {
        var names = new ConditionReader(reader.Report, labels, new Dictionary<string, (int, IRule?)>());
        reader.Each("connections", TaxonomyLimits.MaxConnections, entry =>
        {
            if (ParamReader.Of(entry, reader.Report) is not { } connection)
                return;
            if (connection.Get("pair") is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() == 2)
                names.LabelsOf(connection, "pair");
            else
                connection.Add("pair", connection.Has("pair") ? ProblemCode.WrongType : ProblemCode.Required, "A connection needs a pair: a list of two labels.");
        });
        return new();
    }
}
