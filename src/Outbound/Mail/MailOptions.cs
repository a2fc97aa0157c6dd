using System.Net;

namespace Scheduler.Outbound.Mail;

/// <summary>The mail server for callbacks to e-mail addresses. Section <c>Scheduler:Mail</c>. Without a host there is no mail.</summary>
public sealed class MailOptions
{
    public const string Section = "Scheduler:Mail";

    /// <summary>Name of the SMTP server; null: mail is off, and e-mail addresses are refused where they are given.</summary>
    public string? Host { get; set; }

    /// <summary>Its port. 465 speaks TLS from the start; any other changes to TLS by STARTTLS. Default 587.</summary>
    public int Port { get; set; } = 587;

    /// <summary>False sends in the clear: for a relay on this machine only. Default true.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>Who signs in; null for a server that asks nobody.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender's address.</summary>
    public string? From { get; set; }

    /// <summary>Everything wrong with the settings, each as a sentence that says what to do.</summary>
    public IEnumerable<string> Problems()
    {
        if (IsOn && !MimeKit.MailboxAddress.TryParse(From, out _))
            yield return $"{Section}:From must be an e-mail address when a host is set.";
        if (Port is < 1 or > IPEndPoint.MaxPort)
            yield return $"{Section}:Port must lie between 1 and {IPEndPoint.MaxPort}.";
    }

    public bool IsOn => !string.IsNullOrWhiteSpace(Host);
}
