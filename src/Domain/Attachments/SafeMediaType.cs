namespace Scheduler.Domain.Attachments;

/// <summary>Under which content type a stranger's bytes are shown: never as anything that a browser would run as a page or a script.</summary>
public static class SafeMediaType
{
    public const string Unknown = "application/octet-stream";

    private const string Text = "text/plain; charset=utf-8";

    /// <param name="said">A content type as it came; null for none.</param>
    public static string Of(string? said)
    {
        var type = said?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        if (type.Length is 0 or > 100 || type.Split('/') is not [{ Length: > 0 } family, { Length: > 0 } name] || !type.All(c => char.IsAsciiLetterOrDigit(c) || "/.+-_".Contains(c, StringComparison.Ordinal)))
            return Unknown;
        return family switch
        {
            // A drawing with scripts is shown all the same, by an <img> that runs none; opened by itself it stands in a sandbox.
            "image" or "video" or "audio" or "font" or "model" => type,
            "text" => name is "csv" or "vtt" ? type : Text,
            "application" => name is "pdf" or "json" or "geo+json" or "vnd.apple.mpegurl" or "dash+xml" or "ogg" or "mp4" ? type
                : name.EndsWith("+json", StringComparison.Ordinal) ? "application/json"
                : name.Contains("xml", StringComparison.Ordinal) || name.Contains("script", StringComparison.Ordinal) ? Text
                : Unknown,
            _ => Unknown,
        };
    }
}
