using System.Buffers;

namespace Scheduler.Domain.Quality.Places;

/// <summary>
/// The area that two polygons share, measured along parallel lines; inside is where an odd number of edges was crossed. Any polygon will do, and the
/// cost is some microseconds and grows with the corners alone. (An exact overlay of two noisy ones of 5 000 corners took 170 ms, and one whose edges
/// cross at random took 10 s from 500 corners on: docs/decisions.md.) Off by about one part in <see cref="Lines"/>; exactly 1 for the same.
/// </summary>
internal static class ScanLines
{
    public const int Lines = 256;

    /// <returns>Shared over both together, 0 to 1.</returns>
    public static double Share(IReadOnlyList<(double X, double Y)> one, IReadOnlyList<(double X, double Y)> other)
    {
        var (top, bottom) = (Math.Min(one.Min(c => c.Y), other.Min(c => c.Y)), Math.Max(one.Max(c => c.Y), other.Max(c => c.Y)));
        using var a = new Crossings(one, top, (bottom - top) / Lines);
        using var b = new Crossings(other, top, (bottom - top) / Lines);
        var (shared, together) = (0.0, 0.0);
        for (var line = 0; line < Lines; line++)
        {
            var both = Shared(a[line], b[line]);
            shared += both;
            together += Length(a[line]) + Length(b[line]) - both;
        }

        return together > 0 ? Math.Clamp(shared / together, 0, 1) : one.SequenceEqual(other) ? 1 : 0;
    }

    public static double Area(IReadOnlyList<(double X, double Y)> corners)
    {
        var (top, bottom) = (corners.Min(c => c.Y), corners.Max(c => c.Y));
        using var crossings = new Crossings(corners, top, (bottom - top) / Lines);
        var sum = 0.0;
        for (var line = 0; line < Lines; line++)
            sum += Length(crossings[line]);
        return sum * (bottom - top) / Lines;
    }

    private static double Length(ReadOnlySpan<double> crossings)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < crossings.Length; i += 2)
            sum += crossings[i + 1] - crossings[i];
        return sum;
    }

    private static double Shared(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (sum, i, j) = (0.0, 0, 0);
        while (i + 1 < a.Length && j + 1 < b.Length)
        {
            sum += Math.Max(0, Math.Min(a[i + 1], b[j + 1]) - Math.Max(a[i], b[j]));
            if (a[i + 1] < b[j + 1])
                i += 2;
            else
                j += 2;
        }

        return sum;
    }

    /// <summary>Where each line meets a polygon, from left to right: an even number of places, for a corner belongs to one of its two edges.</summary>
    private readonly struct Crossings : IDisposable
    {
        private readonly int[] _starts = new int[Lines + 1];
        private readonly double[] _places;

        public Crossings(IReadOnlyList<(double X, double Y)> corners, double top, double step)
        {
            // First how many there are on each line, then which: no list for each line.
            Span<int> next = stackalloc int[Lines];
            Walk(corners, top, step, next, []);
            for (var line = 0; line < Lines; line++)
                _starts[line + 1] = _starts[line] + next[line];
            _places = ArrayPool<double>.Shared.Rent(_starts[Lines]);
            _starts.AsSpan(0, Lines).CopyTo(next);
            Walk(corners, top, step, next, _places);
            for (var line = 0; line < Lines; line++)
                _places.AsSpan(_starts[line].._starts[line + 1]).Sort();
        }

        public ReadOnlySpan<double> this[int line] => _places.AsSpan(_starts[line].._starts[line + 1]);

        public void Dispose() => ArrayPool<double>.Shared.Return(_places);

        private static void Walk(IReadOnlyList<(double X, double Y)> corners, double top, double step, Span<int> next, Span<double> places)
        {
            for (var i = 0; i < corners.Count; i++)
            {
                var (p, q) = (corners[i], corners[i + 1 == corners.Count ? 0 : i + 1]);
                if (p.Y > q.Y)
                    (p, q) = (q, p);
                if (p.Y == q.Y)
                    continue;
                for (var line = Math.Max(0, (int)((p.Y - top) / step) - 1); line < Lines; line++)
                {
                    var y = top + ((line + 0.5) * step);
                    if (y >= q.Y)
                        break;
                    if (y < p.Y)
                        continue;
                    if (!places.IsEmpty)
                        places[next[line]] = p.X + ((y - p.Y) / (q.Y - p.Y) * (q.X - p.X));
                    next[line]++;
                }
            }
        }
    }
}
