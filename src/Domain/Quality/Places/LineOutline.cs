using NetTopologySuite.Algorithm.Distance;
using NetTopologySuite.Geometries;

namespace Scheduler.Domain.Quality.Places;

/// <summary>
/// A line: 1 for the same, falling to 0 as the largest distance of one from the other (discrete Hausdorff distance) reaches a
/// quarter of the diagonal of both together.
/// </summary>
public sealed record LineOutline(Geometry Line) : Outline(Near(Line.EnvelopeInternal))
{
    /// <summary>Corners that are compared: of a line with more, as many of them, evenly. Each is held against each, so that 5 000 would take seconds.</summary>
    public const int MaxCorners = 200;

    public static LineOutline Of(IReadOnlyList<(double X, double Y)> vertices)
    {
        var kept = vertices.Count <= MaxCorners ? vertices : [.. Enumerable.Range(0, MaxCorners).Select(i => vertices[(int)((long)i * (vertices.Count - 1) / (MaxCorners - 1))])];
        return new(kept.Count > 1
            ? GeometryFactory.Default.CreateLineString([.. kept.Select(v => new Coordinate(v.X, v.Y))])
            : GeometryFactory.Default.CreatePoint(new Coordinate(kept[0].X, kept[0].Y)));
    }

    public override double Overlap(Outline other)
    {
        if (other is not LineOutline line)
            return 0;
        var both = Line.EnvelopeInternal.Copy();
        both.ExpandToInclude(line.Line.EnvelopeInternal);
        var far = both.Diameter / 4;
        return far <= 0 ? 1 : Math.Max(0, 1 - (DiscreteHausdorffDistance.Distance(Line, line.Line) / far));
    }

    public override double Work(Outline other) => other is LineOutline line ? 1 + (Line.NumPoints * (double)line.Line.NumPoints) : 1;

    /// <summary>Two upright lines side by side lie on the same place, though their envelopes have no breadth.</summary>
    private static Envelope Near(Envelope line)
    {
        var near = line.Copy();
        near.ExpandBy(line.Diameter / 4);
        return near;
    }
}
