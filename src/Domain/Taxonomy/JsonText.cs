using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Scheduler.Domain.Taxonomy;

/// <summary>Reads strings of JSON without making one, where they are short and have no escapes: nearly always.</summary>
internal static class JsonText
{
    /// <summary>Characters of a buffer that holds nearly every name; longer ones become strings. Larger costs more to clear than it saves.</summary>
    public const int Buffer = 128;

    /// <summary>False for what is no string, and for one that is no text: half of a surrogate pair only shows when it is read.</summary>
    public static bool TryRead(JsonElement element, Span<char> buffer, out ReadOnlySpan<char> text)
    {
        text = default;
        if (element.ValueKind != JsonValueKind.String)
            return false;
        var raw = JsonMarshal.GetRawUtf8Value(element)[1..^1];
        if (raw.Length <= buffer.Length && !raw.Contains((byte)'\\'))
        {
            text = buffer[..Encoding.UTF8.GetChars(raw, buffer)];
            return true;
        }

        var read = Read(element);
        text = read;
        return read is not null;
    }

    /// <summary>Null where <see cref="TryRead"/> says false.</summary>
    public static string? Read(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The name of a property; null where it is no text.</summary>
    public static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Finite numbers only: a number too large for a double is none.</summary>
    public static bool TryNumber(JsonElement element, out double number)
    {
        number = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out number) && double.IsFinite(number);
    }

    /// <summary>Length in code points, as JSON Schema counts.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }
}
