using System.Globalization;
using Scheduler.Domain;

namespace Scheduler.Api.Http;

/// <summary>Times as the clients write them and as this server does.</summary>
internal static class Moment
{
    private const string Written = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly string[] Accepted =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Written, CultureInfo.InvariantCulture);

    /// <summary>UTC unless it says otherwise. A plus sign that came unescaped is a blank by now: before an offset it is put back.</summary>
    public static DateTimeOffset? Read(string text)
    {
        if (text.Length > 40)
            return null;
        var blank = text.LastIndexOf(' ');
        if (blank > 10)
            text = $"{text[..blank]}+{text[(blank + 1)..]}";
        return DateTimeOffset.TryParseExact(text, Accepted, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time.ToMillisecond() : null;
    }
}
