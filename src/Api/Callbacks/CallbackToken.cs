using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Scheduler.Storage.Callbacks;

namespace Scheduler.Api.Callbacks;

/// <summary>Where the next page of callbacks starts; opaque to clients.</summary>
internal static class CallbackToken
{
    // The first moment of the year 10000, and more than any id of ours has.
    private const long MaxMs = 253_402_300_800_000;
    private const int MaxIdLength = 64;

    public static string After(CallbackRow last) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{last.Event.At.ToUnixTimeMilliseconds()}/{last.Event.Id}")));

    /// <summary>Null for what no page of this server ended with.</summary>
    public static CallbackCursor? Read(string text)
    {
        if (!Base64Url.IsValid(text) || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('/') is not [var at, var id])
            return null;
        return long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < MaxMs
            && id.Length is > 0 and < MaxIdLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c == ':')
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(ms), id)
            : null;
    }
}
