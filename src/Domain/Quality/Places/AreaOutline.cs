using NetTopologySuite.Geometries;

namespace Scheduler.Domain.Quality.Places;

/// <summary>Any area: shared over both together (IoU), as <see cref="ScanLines"/> measure it.</summary>
public sealed record AreaOutline(IReadOnlyList<(double X, double Y)> Corners) : Outline(AroundOf(Corners))
{
    private readonly double _meetings = MeetingsOf(Corners);
    private readonly double _area = ScanLines.Area(Corners);

    public override double Overlap(Outline other) =>
        AreaOf(other) is { } area && Around.Intersects(area.Around) ? ScanLines.Share(Corners, area.Corners) : 0;

    /// <summary>They share no more than what encloses them, nor than the smaller of them: enough to pass over neighbours.</summary>
    public override double AtMost(Outline other)
    {
        if (other is not AreaOutline area || _area <= 0 || area._area <= 0)
            return 1;
        // The lines of one polygon are not those of two.
        var shared = Math.Min(Math.Min(_area, area._area), Around.Intersection(area.Around).Area) * (1 + (4.0 / ScanLines.Lines));
        return shared / Math.Max(shared, _area + area._area - shared);
    }

    public override double Work(Outline other) =>
        AreaOf(other) is { } area ? Corners.Count + area.Corners.Count + ((_meetings + area._meetings) * ScanLines.Lines / 8) : 1;

    private static AreaOutline? AreaOf(Outline other) => other switch
    {
        AreaOutline area => area,
        BoxOutline box => new([(box.Left, box.Top), (box.Right, box.Top), (box.Right, box.Bottom), (box.Left, box.Bottom)]),
        _ => null,
    };

    /// <summary>How often a line across meets it, on the average: 2 for a round one.</summary>
    private static double MeetingsOf(IReadOnlyList<(double X, double Y)> corners)
    {
        var travel = 0.0;
        for (var i = 0; i < corners.Count; i++)
            travel += Math.Abs(corners[i].Y - corners[(i + 1) % corners.Count].Y);
        return travel > 0 ? travel / (corners.Max(c => c.Y) - corners.Min(c => c.Y)) : 0;
    }

    private static Envelope AroundOf(IReadOnlyList<(double X, double Y)> corners) =>
        new(corners.Min(c => c.X), corners.Max(c => c.X), corners.Min(c => c.Y), corners.Max(c => c.Y));
}
