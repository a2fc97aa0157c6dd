namespace Scheduler.Domain.Taxonomy;

/// <summary>Bounds of one response, whatever its taxonomy allows, each with its unit.</summary>
public static class ResponseLimits
{
    /// <summary>Longest response accepted, in bytes of UTF-8 JSON.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Deepest nesting of a response.</summary>
    public const int MaxDepth = 32;

    /// <summary>Problems that one check names; the rest are not looked for.</summary>
    public const int MaxProblems = RequestLimits.MaxProblems;

    /// <summary>Most annotations, events, links or rows in one list.</summary>
    public const int MaxItems = 10_000;

    /// <summary>Most frames of a video, and of one object's track.</summary>
    public const int MaxFrames = 20_000;

    /// <summary>Most vertices of one polygon or line when the taxonomy names no bound.</summary>
    public const int MaxVertices = 5_000;

    /// <summary>Furthest coordinate from the origin, in pixels; also the largest frame and second of an event.</summary>
    public const double MaxCoordinate = 10_000_000;

    /// <summary>Longest text behind an address that spans may lie in, in UTF-16 units. What a task brings itself is known to the letter.</summary>
    public const int MaxTextBehindAddress = 10_000_000;

    /// <summary>Longest text answer when the taxonomy names no bound, in characters (code points).</summary>
    public const int MaxText = 100_000;

    /// <summary>Longest uuid of an annotation, in characters.</summary>
    public const int MaxUuid = 100;

    /// <summary>Most answers of one field of a text collection (the Scale API's own bound).</summary>
    public const int MaxAnswers = 100;

    /// <summary>Largest number of an answer when the taxonomy names no bound.</summary>
    public const double MaxNumber = 1e15;
}
