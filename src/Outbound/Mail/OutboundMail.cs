using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Scheduler.Outbound.Mail;

/// <summary>Sends mail through the operator's server. Customers choose the recipient, never the server.</summary>
public sealed class OutboundMail(IOptions<MailOptions> options)
{
    private const int ImplicitTlsPort = 465;

    /// <summary>False: no server is configured.</summary>
    public bool IsOn => options.Value.IsOn;

    /// <returns>What the server said.</returns>
    /// <exception cref="MailRefusedException">It does not take the mail.</exception>
    /// <exception cref="IOException">It cannot be reached.</exception>
    public async Task<string> Send(string to, string subject, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> json, CancellationToken cancel)
    {
        var mail = options.Value;
        using var message = Compose(to, subject, headers, json);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(mail.Host!, mail.Port, !mail.Tls ? SecureSocketOptions.None
                : mail.Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls, cancel);
            if (mail.User is { } user)
                await client.AuthenticateAsync(user, mail.Password ?? "", cancel);
            var said = await client.SendAsync(message, cancel);
            await client.DisconnectAsync(quit: true, cancel);
            return said;
        }
        catch (Exception e) when (e is CommandException or AuthenticationException or ServiceNotAuthenticatedException)
        {
            throw new MailRefusedException(e.Message, e);
        }
        catch (Exception e) when (e is ProtocolException or SocketException or SslHandshakeException)
        {
            throw new IOException(e.Message, e);
        }
    }

    private MimeMessage Compose(string to, string subject, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> json)
    {
        var message = new MimeMessage { Subject = subject };
        message.From.Add(MailboxAddress.Parse(options.Value.From!));
        message.To.Add(new MailboxAddress(null, to));
        foreach (var (name, value) in headers)
            message.Headers.Add(name, value);
        message.Body = new MimePart("application", "json") { Content = new MimeContent(new MemoryStream(json.ToArray())), ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        return message;
    }
}

/// <summary>The mail server answered, and not by taking the mail.</summary>
public sealed class MailRefusedException(string message, Exception inner) : Exception(message, inner);
