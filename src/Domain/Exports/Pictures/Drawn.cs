namespace Scheduler.Domain.Exports.Pictures;

/// <summary>What somebody drew, in pixels from the top left of the picture.</summary>
public abstract record Drawn;

/// <summary>A box that is not turned.</summary>
public sealed record DrawnBox(double Left, double Top, double Width, double Height) : Drawn;

/// <summary>An area by its corners; the last joins the first, which is not repeated.</summary>
public sealed record DrawnArea(IReadOnlyList<(double X, double Y)> Corners) : Drawn
{
    /// <summary>Pixels within, where it does not cross itself; positive when the corners go round from x to y.</summary>
    public double SignedArea
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < Corners.Count; i++)
            {
                var (a, b) = (Corners[i], Corners[(i + 1) % Corners.Count]);
                sum += (a.X * b.Y) - (b.X * a.Y);
            }

            return sum / 2;
        }
    }

    /// <summary>The box around it.</summary>
    public DrawnBox Around
    {
        get
        {
            var (left, top) = (Corners.Min(c => c.X), Corners.Min(c => c.Y));
            return new(left, top, Corners.Max(c => c.X) - left, Corners.Max(c => c.Y) - top);
        }
    }
}

/// <summary>An open line.</summary>
public sealed record DrawnLine(IReadOnlyList<(double X, double Y)> Points) : Drawn;

public sealed record DrawnPoint(double X, double Y) : Drawn;
