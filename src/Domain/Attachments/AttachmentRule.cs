using System.Collections.Immutable;

namespace Scheduler.Domain.Attachments;

/// <summary>Judges what a server says of an attachment.</summary>
public static class AttachmentRule
{
    /// <summary>Kinds that a content type can contradict. Servers often do not know what they serve, so only a clear contradiction counts.</summary>
    private static readonly ImmutableArray<string> Families = ["image", "video", "audio", "text"];

    /// <param name="kind">What the customer says it is; null when nothing is said.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">As the server sent it; null for none.</param>
    /// <param name="bytes">The whole length; null when the server does not say.</param>
    public static AttachmentFinding Judge(string? kind, int status, string? contentType, long? bytes) =>
        status is 408 or 425 or 429 or >= 500 ? AttachmentFinding.Later($"Its server answered {status}.", status)
        : status is < 200 or >= 300 ? AttachmentFinding.Bad($"Its server answered {status}.", status)
        : bytes == 0 ? AttachmentFinding.Bad("It is empty.", status)
        : bytes > AttachmentLimits.MaxBytes ? AttachmentFinding.Bad($"It has more than {AttachmentLimits.MaxBytes} bytes.", status)
        : Contradicts(kind, contentType) ? AttachmentFinding.Bad($"It should be of type {kind}; its server says {contentType}.", status)
        : AttachmentFinding.Good;

    private static bool Contradicts(string? kind, string? contentType)
    {
        var family = contentType?.Split('/', ';')[0].Trim().ToLowerInvariant();
        return kind switch
        {
            "pdf" => family is "image" or "video" or "audio" or "text",
            "image" or "video" or "audio" => family != kind && Families.Contains(family ?? ""),
            _ => false,
        };
    }
}
