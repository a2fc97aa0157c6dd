using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Scheduler.Api.Http;

/// <summary>
/// Cuts JSON objects without re-writing them: what a customer sent comes back with its number formats, escapes and unknown keys.
/// </summary>
internal static class RawObject
{
    /// <summary>
    /// The text of an object without some of its top-level keys, and without those that are null: clients send nulls for what
    /// they do not set.
    /// </summary>
    public static string Without(JsonElement source, Func<string, bool> left)
    {
        var text = new ArrayBufferWriter<byte>();
        text.Write("{"u8);
        foreach (var property in source.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null || left(property.Name))
                continue;
            text.Write(text.WrittenCount > 1 ? ",\""u8 : "\""u8);
            text.Write(JsonMarshal.GetRawUtf8PropertyName(property));
            text.Write("\":"u8);
            text.Write(JsonMarshal.GetRawUtf8Value(property.Value));
        }

        text.Write("}"u8);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
