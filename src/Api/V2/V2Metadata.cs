using System.Text;
using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;

namespace Scheduler.Api.V2;

/// <summary>Metadata that replaces what was there, or is laid over it.</summary>
internal static class V2Metadata
{
    public static readonly ErrorReply TooLong = ErrorReply.BadRequest($"metadata is over {TaskLimits.MaxMetadataBytes} bytes.");

    /// <summary>Null when it would be too long.</summary>
    public static string? Laid(string before, string metadata, bool merge)
    {
        if (!merge)
            return metadata;
        using var below = JsonDocument.Parse(before);
        using var above = JsonDocument.Parse(metadata);
        var both = RawObject.Overlay(below.RootElement, above.RootElement);
        return Encoding.UTF8.GetByteCount(both) <= TaskLimits.MaxMetadataBytes ? both : null;
    }
}
