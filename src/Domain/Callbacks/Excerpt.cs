using System.Text;

namespace Scheduler.Domain.Callbacks;

/// <summary>The beginning of a text from outside, fit to be stored and shown.</summary>
public static class Excerpt
{
    /// <summary>At most <paramref name="maxLength"/> characters, never half of one; control characters become blanks. Null for nothing.</summary>
    public static string? Of(string? text, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > maxLength)
                break;
            kept.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return kept.ToString().Trim();
    }
}
