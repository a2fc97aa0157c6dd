namespace Scheduler.Domain.Quality.Values;

/// <summary>Levenshtein distance of texts, with a bound on the work.</summary>
public static class EditDistance
{
    /// <summary>Longest text compared character by character; longer ones are compared word by word.</summary>
    public const int MaxCharacters = 500;

    /// <summary>Words compared of a longer text; what follows only counts by its length.</summary>
    public const int MaxWords = 500;

    /// <summary>1 − distance over the longer length.</summary>
    /// <returns>0 for texts that have nothing in common, to 1 for equal ones.</returns>
    public static double Likeness(string one, string other)
    {
        if (one == other)
            return 1;
        if (one.Length <= MaxCharacters && other.Length <= MaxCharacters)
            return 1 - ((double)Distance(one.AsSpan(), other) / Math.Max(one.Length, other.Length));
        var (a, b) = (one.Split(' '), other.Split(' '));
        var beyond = Math.Abs(Math.Max(a.Length, MaxWords) - Math.Max(b.Length, MaxWords));
        var distance = Distance<string>(a.AsSpan(0, Math.Min(a.Length, MaxWords)), b.AsSpan(0, Math.Min(b.Length, MaxWords))) + beyond;
        return Math.Max(0, 1 - ((double)distance / Math.Max(a.Length, b.Length)));
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

    private static int Distance<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : IEquatable<T>
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 0; i < a.Length; i++)
        {
            var corner = row[0];
            row[0] = i + 1;
            for (var j = 0; j < b.Length; j++)
            {
                var replaced = corner + (a[i].Equals(b[j]) ? 0 : 1);
                corner = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], corner) + 1);
            }
        }

        return row[b.Length];
    }
}
