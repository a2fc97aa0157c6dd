using NetTopologySuite.Geometries;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Domain.Quality.Places;

/// <summary>Where an annotation lies, for asking how much two of them lie on the same place.</summary>
/// <param name="Around">What overlaps with it at all meets this: candidates are found by it.</param>
public abstract record Outline(Envelope Around)
{
    /// <summary>0 for apart, 1 for the same place.</summary>
    public abstract double Overlap(Outline other);

    /// <summary>What the overlap cannot be above, told at next to no cost.</summary>
    public virtual double AtMost(Outline other) => 1;

    /// <summary>Cost of asking for the overlap: 1 for that of two boxes, 10 to 100 ns.</summary>
    public virtual double Work(Outline other) => 1;
}

/// <summary>A box that is not turned: area shared over area of both together (IoU).</summary>
public sealed record BoxOutline(double Left, double Top, double Right, double Bottom) : Outline(new Envelope(Left, Right, Top, Bottom))
{
    public override double Overlap(Outline other)
    {
        if (other is not BoxOutline box)
            return other is AreaOutline ? other.Overlap(this) : 0;
        var width = Math.Min(Right, box.Right) - Math.Max(Left, box.Left);
        var height = Math.Min(Bottom, box.Bottom) - Math.Max(Top, box.Top);
        if (width <= 0 || height <= 0)
            return 0;
        var shared = width * height;
        return shared / (Area + box.Area - shared);
    }

    public override double Work(Outline other) => other is AreaOutline ? other.Work(this) : 1;

    private double Area => (Right - Left) * (Bottom - Top);
}

/// <summary>A point: 1 for the same place, falling to 0 over <see cref="Radius"/>.</summary>
public sealed record PointOutline(double X, double Y) : Outline(new Envelope(X - Radius, X + Radius, Y - Radius, Y + Radius))
{
    /// <summary>Points this far apart, in pixels, have nothing in common.</summary>
    public const double Radius = 20;

    public override double Overlap(Outline other) =>
        other is PointOutline point ? Math.Max(0, 1 - (double.Hypot(X - point.X, Y - point.Y) / Radius)) : 0;
}

/// <summary>A piece of time or text: length shared over length of both together. Points in time overlap as points do.</summary>
public sealed record IntervalOutline(double Start, double End, bool IsPoint) : Outline(new Envelope(Start - (IsPoint ? Nearness : 0), End + (IsPoint ? Nearness : 0), 0, 0))
{
    /// <summary>Points this far apart, in frames, characters or seconds, have nothing in common.</summary>
    public const double Nearness = 10;

    public override double Overlap(Outline other)
    {
        if (other is not IntervalOutline interval || IsPoint != interval.IsPoint)
            return 0;
        if (IsPoint)
            return Math.Max(0, 1 - (Math.Abs(Start - interval.Start) / Nearness));
        var shared = Math.Min(End, interval.End) - Math.Max(Start, interval.Start);
        var together = Math.Max(End, interval.End) - Math.Min(Start, interval.Start);
        return together <= 0 ? 1 : Math.Max(0, shared / together);
    }
}

/// <summary>A place on a page: nothing in common with other pages.</summary>
public sealed record PageOutline(double Page, Outline Place) : Outline(Beside(Page, Place.Around))
{
    public override double Overlap(Outline other) => other is PageOutline page && page.Page == Page ? Place.Overlap(page.Place) : 0;

    public override double AtMost(Outline other) => other is PageOutline page ? Place.AtMost(page.Place) : 0;

    public override double Work(Outline other) => other is PageOutline page ? Place.Work(page.Place) : 1;

    /// <summary>Pages lie side by side: what is on one of them is not looked for on the others.</summary>
    private static Envelope Beside(double page, Envelope place)
    {
        var moved = place.Copy();
        moved.Translate(page * 3 * ResponseLimits.MaxCoordinate, 0);
        return moved;
    }
}

/// <summary>An object through a video: the mean overlap over all frames that either has, 0 for a frame that one lacks.</summary>
public sealed record TrackOutline(IReadOnlyDictionary<int, Outline> Frames) : Outline(OfAll(Frames.Values))
{
    public override double Overlap(Outline other)
    {
        if (other is not TrackOutline track)
            return 0;
        var (sum, both) = (0.0, 0);
        foreach (var (key, place) in Frames)
            if (track.Frames.TryGetValue(key, out var theirs))
            {
                sum += place.Overlap(theirs);
                both++;
            }

        return sum / (Frames.Count + track.Frames.Count - both);
    }

    public override double Work(Outline other) =>
        other is TrackOutline track ? Frames.Count * Frames.Values.First().Work(track.Frames.Values.First()) : 1;

    private static Envelope OfAll(IEnumerable<Outline> frames)
    {
        var all = new Envelope();
        foreach (var frame in frames)
            all.ExpandToInclude(frame.Around);
        return all;
    }
}
