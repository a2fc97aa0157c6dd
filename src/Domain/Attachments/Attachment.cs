namespace Scheduler.Domain.Attachments;

/// <summary>One address in a task's parameters under which there is something to look at.</summary>
/// <param name="Path">Where it stands, such as <c>$.attachments[2].content</c>.</param>
/// <param name="Url">As the customer wrote it.</param>
/// <param name="Kind">What the customer says it is (<c>image</c>, <c>video</c>, <c>audio</c>, <c>pdf</c> …); null when nothing is said.</param>
public readonly record struct Attachment(string Path, string Url, string? Kind)
{
    public AttachmentSource Source => AttachmentSources.Of(Url);
}

/// <summary>Where the bytes of an attachment are.</summary>
public enum AttachmentSource
{
    Unspecified = 0,

    /// <summary>http or https.</summary>
    Web = 1,

    /// <summary><c>scaledata://</c>: a file the customer uploaded or had imported.</summary>
    File = 2,

    /// <summary><c>data:</c>: in the address itself.</summary>
    Inline = 3,
}

public static class AttachmentSources
{
    /// <summary>How the address of an uploaded file starts; its organization and id follow.</summary>
    public const string FileScheme = "scaledata://";

    private const string InlineScheme = "data:";

    private static readonly string[] BucketSchemes = ["s3://", "gs://"];

    /// <summary>Unspecified for text that is no address: some task types take plain text where others take addresses.</summary>
    public static AttachmentSource Of(string text) =>
        text.StartsWith(InlineScheme, StringComparison.OrdinalIgnoreCase) && text.Contains(',', StringComparison.Ordinal) ? AttachmentSource.Inline
        : text.Length > AttachmentLimits.MaxUrlLength || text.Any(char.IsWhiteSpace) ? AttachmentSource.Unspecified
        : text.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) ? AttachmentSource.File
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? AttachmentSource.Web
        : AttachmentSource.Unspecified;

    /// <summary>Also an address in a bucket of a cloud, which is not fetched from here but names something to be seen.</summary>
    public static bool IsAddress(string text) => Of(text) != AttachmentSource.Unspecified || BucketSchemes.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    /// <summary>The id of the file that a <c>scaledata://</c> address names; null when it is not one of this organization.</summary>
    public static string? FileOf(string url, OrganizationId organization)
    {
        var rest = url.AsSpan(FileScheme.Length);
        var slash = rest.IndexOf('/');
        return slash > 0 && rest[..slash].SequenceEqual(organization.Value) && Guid.TryParseExact(rest[(slash + 1)..], "D", out var id) ? id.ToString("D") : null;
    }
}
