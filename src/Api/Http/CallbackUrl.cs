using Scheduler.Domain.Tasks;

namespace Scheduler.Api.Http;

/// <summary>Where a customer wants to hear of a change.</summary>
internal static class CallbackUrl
{
    /// <summary>Null when absent, empty (clients send that for none) or wrong.</summary>
    public static string? Read(Fields fields, string name)
    {
        if (fields.Text(name, TaskLimits.MaxCallbackUrlLength) is not { Length: > 0 } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps))
            return text;

        // Refused, not dropped: a customer who gave an e-mail address waits for mail.
        fields.Add("unsupported", name, $"{name} must be an http or https URL; e-mail addresses are not supported by this server.");
        return null;
    }
}
