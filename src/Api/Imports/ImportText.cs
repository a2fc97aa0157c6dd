using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Scheduler.Api.Imports;

/// <summary>
/// A file as UTF-8. What is not UTF-8 says so by its charset, or by the byte order mark of UTF-16; nothing is guessed from the bytes of a
/// stream, whose beginning is settled before its end is seen.
/// </summary>
internal static class ImportText
{
    private static readonly Encoding Utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>False for a charset that is not read here. What calls itself Latin-1 is Windows-1252 as well, as browsers have it.</summary>
    /// <param name="encoding">Null for UTF-8.</param>
    public static bool Knows(string? contentType, out Encoding? encoding)
    {
        var charset = MediaTypeHeaderValue.TryParse(contentType, out var type) ? type.Charset.Value?.Trim('"').ToLowerInvariant() : null;
        encoding = charset switch
        {
            "utf-16" or "utf-16le" => Utf16,
            "utf-16be" => Utf16BigEndian,
            "windows-1252" or "iso-8859-1" or "latin1" => Windows1252,
            _ => null,
        };
        return encoding is not null || charset is null or "" or "utf-8" or "utf8" or "us-ascii";
    }

    /// <returns>The text, and whether it was another encoding: its bytes are not those of the body then.</returns>
    public static async ValueTask<(PipeReader Text, bool Recoded)> Utf8(PipeReader body, Encoding? declared) =>
        (declared ?? await Marked(body)) is { } encoding
            ? (PipeReader.Create(Encoding.CreateTranscodingStream(body.AsStream(), encoding, Encoding.UTF8)), true)
            : (body, false);

    private static async ValueTask<Encoding?> Marked(PipeReader body)
    {
        var start = (await body.ReadAtLeastAsync(2)).Buffer;
        var encoding = start.Slice(0, Math.Min(2, start.Length)).ToArray() switch
        {
            [0xFF, 0xFE] => Utf16,
            [0xFE, 0xFF] => Utf16BigEndian,
            _ => null,
        };
        body.AdvanceTo(start.Start);
        return encoding;
    }
}
