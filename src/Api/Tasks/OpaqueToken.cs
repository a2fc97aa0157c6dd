using System.Buffers.Text;
using System.Text.Json;

namespace Scheduler.Api.Tasks;

/// <summary>What a reply tells of a place in a list, as clients send it back: they are not meant to read it.</summary>
internal static class OpaqueToken
{
    public static string Write<T>(T token) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(token));

    /// <summary>Null for what is none.</summary>
    public static T? Read<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Base64Url.DecodeFromChars(text));
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }
}
