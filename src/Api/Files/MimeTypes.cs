using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Scheduler.Api.Files;

/// <summary>What kind of file it is: as it was said, or by its name.</summary>
internal static class MimeTypes
{
    private const string Unknown = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider ByName = new();

    public static string Of(string? said, string? name) =>
        MediaTypeHeaderValue.TryParse(said, out var type) && type.MediaType is { Length: > 0 and < 100, Value: not Unknown and { } given } ? given
        : (name is null ? null : ByNameOf(name)) ?? Unknown;

    /// <summary>By the ending of a name or path; null for an unknown one.</summary>
    public static string? ByNameOf(string name) => ByName.TryGetContentType(name, out var known) ? known : null;
}
