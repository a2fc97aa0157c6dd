using Microsoft.Extensions.Options;
using Scheduler.Api.Http;
using Scheduler.Outbound.Mail;

namespace Scheduler.Tests.Api.Callbacks;

public sealed class ChannelTests
{
    [Theory]
    [InlineData("me@example.org", true, true)]
    [InlineData("me@example.org", false, false)]
    [InlineData("https://example.org/hook", false, true)]
    [InlineData("nonsense", true, false)]
    [InlineData(null, false, true)]
    public void A_mailbox_is_taken_where_there_is_a_mail_server(string? address, bool mail, bool taken)
    {
        var channels = new CallbackChannels(new OutboundMail(Options.Create(new MailOptions { Host = mail ? "mail.example.org" : null })));
        Assert.Equal(taken, channels.Check("callback_url", address) is null);
    }
}
