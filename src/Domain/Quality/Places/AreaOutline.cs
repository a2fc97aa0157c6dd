using NetTopologySuite.Algorithm.Distance;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Scheduler.Domain.Quality.Places;

/// <summary>Any area: shared over both together (IoU), by NetTopologySuite.</summary>
public sealed record AreaOutline(Geometry Area) : Outline(Area.EnvelopeInternal.MinX, Area.EnvelopeInternal.MaxX)
{
    /// <summary>A polygon as drawn; where it crosses itself, what remains when that is mended.</summary>
    public static AreaOutline Of(IReadOnlyList<(double X, double Y)> vertices)
    {
        Coordinate[] ring = [.. vertices.Select(v => new Coordinate(v.X, v.Y)), new(vertices[0].X, vertices[0].Y)];
        var factory = GeometryFactory.Default;
        // A ring needs three vertices; what has fewer has no area either.
        Geometry area = ring.Length >= 4 ? factory.CreatePolygon(ring) : factory.CreateLineString(ring);
        return new(area.IsValid ? area : GeometryFixer.Fix(area));
    }

    public override double Overlap(Outline other) => other switch
    {
        AreaOutline area => Share(Area, area.Area),
        BoxOutline box => Share(Area, GeometryFactory.Default.ToGeometry(new Envelope(box.Left, box.Right, box.Top, box.Bottom))),
        _ => 0,
    };

    private static double Share(Geometry one, Geometry other)
    {
        if (!one.EnvelopeInternal.Intersects(other.EnvelopeInternal))
            return 0;
        try
        {
            var shared = one.Intersection(other).Area;
            var together = one.Area + other.Area - shared;
            return together <= 0 ? (one.EqualsTopologically(other) ? 1 : 0) : Math.Clamp(shared / together, 0, 1);
        }
        catch (TopologyException)
        {
            // Coordinates too close for exact answers: what encloses the areas says it well enough.
            return Share(one.Envelope, other.Envelope);
        }
    }
}

/// <summary>
/// A line: 1 for the same, falling to 0 as the largest distance of one from the other (discrete Hausdorff distance) reaches a
/// quarter of the diagonal of both together.
/// </summary>
public sealed record LineOutline(Geometry Line) : Outline(Line.EnvelopeInternal.MinX, Line.EnvelopeInternal.MaxX)
{
    public static LineOutline Of(IReadOnlyList<(double X, double Y)> vertices) =>
        new(vertices.Count > 1
            ? GeometryFactory.Default.CreateLineString([.. vertices.Select(v => new Coordinate(v.X, v.Y))])
            : GeometryFactory.Default.CreatePoint(new Coordinate(vertices[0].X, vertices[0].Y)));

    public override double Overlap(Outline other)
    {
        if (other is not LineOutline line)
            return 0;
        var both = Line.EnvelopeInternal.Copy();
        both.ExpandToInclude(line.Line.EnvelopeInternal);
        var far = both.Diameter / 4;
        return far <= 0 ? 1 : Math.Max(0, 1 - (DiscreteHausdorffDistance.Distance(Line, line.Line) / far));
    }
}
