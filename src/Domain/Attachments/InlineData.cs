using System.Text;

namespace Scheduler.Domain.Attachments;

/// <summary>The bytes that a <c>data:</c> address holds itself.</summary>
public sealed record InlineData(string? ContentType, byte[] Bytes)
{
    /// <summary>Null when the address is malformed.</summary>
    public static InlineData? Read(string url)
    {
        var comma = url.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
            return null;
        const string base64 = ";base64";
        var head = url["data:".Length..comma];
        var encoded = head.EndsWith(base64, StringComparison.OrdinalIgnoreCase);
        var type = encoded ? head[..^base64.Length] : head;
        try
        {
            var body = Uri.UnescapeDataString(url[(comma + 1)..]);
            return new(type.Length == 0 ? "text/plain" : type, encoded ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
