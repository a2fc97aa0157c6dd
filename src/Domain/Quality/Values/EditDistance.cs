namespace Scheduler.Domain.Quality.Values;

/// <summary>Levenshtein distance of texts, in UTF-16 units, with a bound on the work.</summary>
public static class EditDistance
{
    /// <summary>
    /// Units compared at once, after what both begin and end with: longer texts are compared piece by piece, the nth with the nth. So the work grows with
    /// the length alone, and what is found is never below the distance. Two texts of a million units take 0.2 s.
    /// </summary>
    public const int MaxPiece = 4_096;

    private const int Bits = 64;

    /// <summary>1 − distance over the longer length.</summary>
    /// <returns>0 for texts that have nothing in common, to 1 for equal ones.</returns>
    public static double Likeness(string one, string other) =>
        one == other ? 1 : 1 - ((double)Between(one, other) / Math.Max(one.Length, other.Length));

    /// <summary>Insertions, removals and replacements that make one text the other; of long ones perhaps more than are needed.</summary>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var start = one.CommonPrefixLength(other);
        one = one[start..];
        other = other[start..];
        while (!one.IsEmpty && !other.IsEmpty && one[^1] == other[^1])
        {
            one = one[..^1];
            other = other[..^1];
        }

        var sum = 0;
        while (!one.IsEmpty && !other.IsEmpty)
        {
            var (a, b) = (Math.Min(MaxPiece, one.Length), Math.Min(MaxPiece, other.Length));
            sum += OfPieces(one[..a], other[..b]);
            one = one[a..];
            other = other[b..];
        }

        return sum + one.Length + other.Length;
    }

    /// <summary>Index of the text with most weighted likeness to the others; the first of several.</summary>
    public static int MostCentral(IReadOnlyList<(string Text, double Weight)> texts)
    {
        var likeness = new double[texts.Count];
        for (var i = 0; i < texts.Count; i++)
            for (var j = i + 1; j < texts.Count; j++)
            {
                var like = Likeness(texts[i].Text, texts[j].Text);
                likeness[i] += like * texts[j].Weight;
                likeness[j] += like * texts[i].Weight;
            }

        // A text's own weight counts for it as a text that is just like it would.
        return Enumerable.Range(0, texts.Count).MaxBy(i => (likeness[i] + texts[i].Weight, -i));
    }

    /// <summary>
    /// A column of the usual table as bits, 64 rows at a time: where it goes up and where it goes down (Myers, "A fast bit-vector algorithm for
    /// approximate string matching based on dynamic programming", JACM 1999).
    /// </summary>
    private static int OfPieces(ReadOnlySpan<char> rows, ReadOnlySpan<char> columns)
    {
        var blocks = (rows.Length + Bits - 1) / Bits;
        var same = new Dictionary<char, ulong[]>();
        for (var i = 0; i < rows.Length; i++)
            (same.TryGetValue(rows[i], out var places) ? places : same[rows[i]] = new ulong[blocks])[i / Bits] |= 1UL << (i % Bits);
        var (up, down, none) = (new ulong[blocks], new ulong[blocks], new ulong[blocks]);
        Array.Fill(up, ulong.MaxValue);
        var (distance, lastRow) = (rows.Length, 1UL << ((rows.Length - 1) % Bits));
        foreach (var column in columns)
        {
            var places = same.GetValueOrDefault(column, none);
            // The row above the first counts the columns: one more each time.
            var carry = 1;
            for (var block = 0; block < blocks; block++)
            {
                var (equal, plus, minus) = (places[block], up[block], down[block]);
                var vertical = equal | minus;
                if (carry < 0)
                    equal |= 1;
                var horizontal = (((equal & plus) + plus) ^ plus) | equal;
                var (rises, falls) = (minus | ~(horizontal | plus), plus & horizontal);
                var last = block == blocks - 1 ? lastRow : 1UL << (Bits - 1);
                var next = (rises & last) != 0 ? 1 : (falls & last) != 0 ? -1 : 0;
                (rises, falls) = ((rises << 1) | (carry > 0 ? 1UL : 0), (falls << 1) | (carry < 0 ? 1UL : 0));
                (up[block], down[block]) = (falls | ~(vertical | rises), rises & vertical);
                carry = next;
            }

            distance += carry;
        }

        return distance;
    }
}
