namespace Scheduler.Domain.Callbacks;

/// <summary>How a customer wants to hear of a change.</summary>
public enum CallbackChannel
{
    /// <summary>No address that this server could use.</summary>
    Unspecified = 0,

    /// <summary>A POST to an http or https URL.</summary>
    Http = 1,

    /// <summary>A mail.</summary>
    Mail = 2,
}

/// <summary>Reads an address: a URL, or the bare e-mail address that the Scale API takes in its place.</summary>
public static class CallbackAddress
{
    private const int MaxLocalPart = 64, MaxMail = 254;

    public static CallbackChannel ChannelOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? CallbackChannel.Http
        : IsMail(address) ? CallbackChannel.Mail
        : CallbackChannel.Unspecified;

    /// <summary>One plain address: no name, no quotes, no list, nothing that could end a header line.</summary>
    private static bool IsMail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at is > 0 and <= MaxLocalPart && text.Length <= MaxMail
            && text[..at].All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
            && text[(at + 1)..].Split('.') is { Length: > 1 } labels
            && labels.All(l => l.Length is > 0 and <= 63 && l.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
    }
}
