using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Scheduler.Domain.Outbound;
using Scheduler.Outbound.Http;
using Scheduler.Outbound.Mail;

namespace Scheduler.Outbound;

/// <summary>Everything that leaves this server towards addresses that customers gave.</summary>
public static class OutboundRegistration
{
    /// <summary>Harmless to call twice: the silo and the API of one process both do.</summary>
    public static IServiceCollection AddSchedulerOutbound(this IServiceCollection services)
    {
        if (services.Any(s => s.ServiceType == typeof(OutboundHttp)))
            return services;
        services.AddOptions<OutboundOptions>().BindConfiguration(OutboundOptions.Section)
            .Validate(o => o.Wrong is null, $"{OutboundOptions.Section}:AllowedNetworks must hold networks such as 10.1.0.0/16 or fd00:1::/48, with no bit set behind the prefix.")
            .ValidateOnStart();
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section)
            .Validate(o => !o.IsOn || MimeKit.MailboxAddress.TryParse(o.From, out _), $"{MailOptions.Section}:From must be an e-mail address when a host is set.")
            .Validate(o => o.Port is > 0 and <= IPEndPoint.MaxPort, $"{MailOptions.Section}:Port must lie between 1 and {IPEndPoint.MaxPort}.")
            .ValidateOnStart();
        services.AddSingleton(s => new AddressRules([.. s.GetRequiredService<IOptions<OutboundOptions>>().Value.AllowedNetworks.Select(n => IPNetwork.Parse(n))]));
        services.AddSingleton(s => new GuardedConnect(s.GetRequiredService<AddressRules>(), Dns.GetHostAddressesAsync));
        services.AddSingleton<OutboundHttp>();
        services.TryAddSingleton<OutboundMail>();
        return services;
    }
}
