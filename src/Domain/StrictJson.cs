using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Scheduler.Domain;

/// <summary>Reads JSON from outside so that nothing later can trip over it.</summary>
public static class StrictJson
{
    private static readonly UTF8Encoding Utf8OrThrow = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Refuses, besides wrong syntax: invalid UTF-8 and lone surrogates (no text after decoding), NUL (PostgreSQL stores no such
    /// text), a key given twice (two readers may take different ones) and deep nesting.
    /// </summary>
    /// <exception cref="JsonException">The text cannot be used; the message says why, in words for the caller.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, int maxDepth = RequestLimits.MaxJsonDepth)
    {
        if (!Utf8.IsValid(utf8.Span))
            throw new JsonException("It is not valid UTF-8.");
        CheckStrings(utf8.Span, maxDepth);
        return JsonDocument.Parse(utf8, new() { MaxDepth = maxDepth, AllowDuplicateProperties = false });
    }

    /// <summary>Reads text that is needed only for as long as <paramref name="use"/> looks at it: its bytes come from a pool.</summary>
    /// <exception cref="JsonException">As of <see cref="Parse"/>.</exception>
    public static T Read<T>(string text, int maxDepth, Func<JsonElement, T> use)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            using var document = Parse(bytes.AsMemory(0, Utf8OrThrow.GetBytes(text, bytes)), maxDepth);
            return use(document.RootElement);
        }
        catch (EncoderFallbackException)
        {
            throw new JsonException("It contains half of a surrogate pair.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static void CheckStrings(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        // Only escapes can hide what is looked for here; most texts have none.
        if (!utf8.Contains((byte)'\\'))
            return;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                CheckString(ref reader);
    }

    private static void CheckString(ref Utf8JsonReader reader)
    {
        try
        {
            if (reader.GetString()!.Contains('\0', StringComparison.Ordinal))
                throw new JsonException("It contains the character NUL (\\u0000).");
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("It contains half of a surrogate pair.");
        }
    }
}
