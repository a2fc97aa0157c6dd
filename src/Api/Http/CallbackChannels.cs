using Scheduler.Domain;
using Scheduler.Domain.Callbacks;
using Scheduler.Outbound.Mail;

namespace Scheduler.Api.Http;

/// <summary>Which addresses this installation can send callbacks to.</summary>
internal sealed class CallbackChannels(OutboundMail mail)
{
    /// <summary>What is wrong with an address; null for none. Refused, not dropped: who gave an e-mail address waits for mail.</summary>
    public Problem? Check(string path, string? address) => address is null ? null : CallbackAddress.ChannelOf(address) switch
    {
        CallbackChannel.Http => null,
        CallbackChannel.Mail when mail.IsOn => null,
        CallbackChannel.Mail => new("unsupported", path, $"{path} is an e-mail address, and this server has no mail server; give an http or https URL."),
        _ => new("unsupported", path, $"{path} must be an http or https URL, or an e-mail address."),
    };
}
