using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Scheduler.Domain;

/// <summary>
/// Cuts JSON objects without re-writing them: what a customer sent comes back with its number formats, escapes and unknown keys.
/// </summary>
public static class RawObject
{
    /// <summary>
    /// The text of an object without some of its top-level keys, and without those that are null: clients send nulls for what
    /// they do not set.
    /// </summary>
    public static string Without(JsonElement source, Func<string, bool> left)
    {
        var text = new ArrayBufferWriter<byte>();
        foreach (var property in source.EnumerateObject())
            if (property.Value.ValueKind != JsonValueKind.Null && !left(property.Name))
                Write(text, property);
        return Close(text);
    }

    /// <summary>One object laid over another: top-level keys replaced whole, never merged deep.</summary>
    public static string Overlay(JsonElement below, JsonElement above)
    {
        var text = new ArrayBufferWriter<byte>();
        foreach (var property in below.EnumerateObject())
            if (!above.TryGetProperty(property.Name, out _))
                Write(text, property);
        foreach (var property in above.EnumerateObject())
            Write(text, property);
        return Close(text);
    }

    private static void Write(ArrayBufferWriter<byte> text, JsonProperty property)
    {
        text.Write(text.WrittenCount > 0 ? ",\""u8 : "{\""u8);
        text.Write(JsonMarshal.GetRawUtf8PropertyName(property));
        text.Write("\":"u8);
        text.Write(JsonMarshal.GetRawUtf8Value(property.Value));
    }

    private static string Close(ArrayBufferWriter<byte> text) =>
        text.WrittenCount == 0 ? "{}" : Encoding.UTF8.GetString(text.WrittenSpan) + "}";
}
