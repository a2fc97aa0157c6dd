using System.Collections.Immutable;

namespace Scheduler.Domain.Annotators;

/// <summary>
/// Languages as BCP 47 writes them: <c>de</c>, <c>pt-br</c>; in lower case here. Who speaks a variety speaks the language: a need
/// of <c>pt</c> is met by <c>pt-br</c>, not the other way round.
/// </summary>
public static class LanguageTag
{
    /// <summary>Longest tag, in characters.</summary>
    public const int MaxLength = 35;

    public static string Normal(string tag) => tag.ToLowerInvariant();

    public static bool Speaks(ImmutableArray<string> spoken, string needed)
    {
        foreach (var own in spoken)
            if (own.StartsWith(needed, StringComparison.Ordinal) && (own.Length == needed.Length || own[needed.Length] == '-'))
                return true;
        return false;
    }

    public static ImmutableArray<Problem> Check(string path, ImmutableArray<string> tags, int maxCount)
    {
        // A process of an earlier version tells none.
        if (tags.IsDefaultOrEmpty)
            return [];
        if (tags.Length > maxCount)
            return [new("too_many", path, $"There are more than {maxCount} languages.")];
        return [.. tags.Select((tag, i) => (tag, i)).Where(t => !IsWellFormed(t.tag))
            .Select(t => new Problem("malformed", $"{path}[{t.i}]", "A language is a tag such as de or pt-br."))];
    }

    private static bool IsWellFormed(string tag)
    {
        if (tag.Length > MaxLength)
            return false;
        var parts = tag.Split('-');
        return parts[0] is { Length: >= 2 and <= 8 } first && first.All(char.IsAsciiLetter)
            && parts.All(p => p.Length is >= 1 and <= 8 && p.All(char.IsAsciiLetterOrDigit));
    }
}
