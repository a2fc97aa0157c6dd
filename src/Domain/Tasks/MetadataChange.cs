using System.Text;
using System.Text.Json;

namespace Scheduler.Domain.Tasks;

/// <summary>A customer changes the metadata of a task or a batch.</summary>
/// <param name="Metadata">The JSON text of an object.</param>
/// <param name="Merge">It is laid over what is there, key by key; otherwise it takes its place.</param>
public sealed record MetadataChange(string Metadata, bool Merge = false)
{
    /// <summary>The metadata after the change; null when they would be over <see cref="TaskLimits.MaxMetadataBytes"/>.</summary>
    public string? Over(string before)
    {
        var after = Merge ? Laid(before) : Metadata;
        return Encoding.UTF8.GetByteCount(after) <= TaskLimits.MaxMetadataBytes ? after : null;
    }

    private string Laid(string before)
    {
        using var below = JsonDocument.Parse(before);
        using var above = JsonDocument.Parse(Metadata);
        return RawObject.Overlay(below.RootElement, above.RootElement);
    }
}
