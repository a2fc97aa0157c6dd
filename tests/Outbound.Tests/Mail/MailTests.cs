using System.Text;
using Microsoft.Extensions.Options;
using Scheduler.Outbound.Mail;
using Scheduler.Tests.Support.Callbacks;

namespace Scheduler.Tests.Outbound.Mail;

public sealed class MailTests
{
    private static readonly Dictionary<string, string> Headers = new() { ["scheduler-event-id"] = "t:2" };

    [Fact]
    public async Task A_mail_carries_the_json_and_the_headers_to_the_one_recipient()
    {
        await using var server = new MailServer();
        await Mail(server.Port).Send("me@example.org", "Task t: completed", Headers, """{"task_id":"t"}"""u8.ToArray(), Limits.OfATest);

        var (to, text) = server.Mails.Single();
        Assert.Equal("me@example.org", to);
        Assert.Contains("From: scheduler@example.org", text, StringComparison.Ordinal);
        Assert.Contains("Subject: Task t: completed", text, StringComparison.Ordinal);
        Assert.Contains("scheduler-event-id: t:2", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("""{"task_id":"t"}""", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_recipient_is_told_apart_from_a_server_that_is_away()
    {
        int port;
        await using (var server = new MailServer("gone@example.org"))
        {
            port = server.Port;
            await Assert.ThrowsAsync<MailRefusedException>(() => Mail(port).Send("gone@example.org", "s", Headers, Encoding.UTF8.GetBytes("{}"), Limits.OfATest));
        }

        await Assert.ThrowsAsync<IOException>(() => Mail(port).Send("me@example.org", "s", Headers, Encoding.UTF8.GetBytes("{}"), Limits.OfATest));
    }

    [Fact]
    public void Without_a_host_there_is_no_mail() => Assert.False(new OutboundMail(Options.Create(new MailOptions())).IsOn);

    private static OutboundMail Mail(int port) => new(Options.Create(new MailOptions { Host = "127.0.0.1", Port = port, Tls = false, From = "scheduler@example.org" }));
}
