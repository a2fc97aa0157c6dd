using System.Text;
using Scheduler.Domain.Tasks;

namespace Scheduler.Api.Http;

/// <summary>A body that is the metadata itself; clients leave it out when it is empty.</summary>
internal static class MetadataBody
{
    public static readonly ErrorReply TooLong = ErrorReply.BadRequest($"metadata is over {TaskLimits.MaxMetadataBytes} bytes.");

    /// <summary>The text as it came; null with the refusal when it cannot be used.</summary>
    public static string? Read(RequestBody body, out ErrorReply? refusal)
    {
        refusal = null;
        var text = body.Sent is null ? "{}" : body.Object.GetRawText();
        if (Encoding.UTF8.GetByteCount(text) <= TaskLimits.MaxMetadataBytes)
            return text;
        refusal = TooLong;
        return null;
    }
}
