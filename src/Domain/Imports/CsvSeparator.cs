namespace Scheduler.Domain.Imports;

/// <summary>What stands between the fields of a CSV file; its header says it. The web client has the same rule, and the same tests.</summary>
public static class CsvSeparator
{
    /// <summary>The first of them where a header has none, or as many of another.</summary>
    public const string All = ",;\t";

    /// <summary>The one that the header has most of, quoted fields left aside.</summary>
    public static char Of(ReadOnlySpan<char> header)
    {
        Span<int> counts = stackalloc int[All.Length];
        var (quoted, start) = (false, true);
        foreach (var letter in header)
        {
            var separator = All.IndexOf(letter, StringComparison.Ordinal);
            if (letter == '"')
                quoted = !quoted && start;
            else if (!quoted && separator >= 0)
                counts[separator]++;
            start = !quoted && separator >= 0;
        }

        var most = 0;
        for (var i = 1; i < counts.Length; i++)
            if (counts[i] > counts[most])
                most = i;
        return All[most];
    }
}
