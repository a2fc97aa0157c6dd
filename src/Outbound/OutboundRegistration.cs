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
            .Validate(o => !o.Problems().Any(), $"The settings under {OutboundOptions.Section} are wrong.").ValidateOnStart();
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section)
            .Validate(o => !o.Problems().Any(), $"The settings under {MailOptions.Section} are wrong.").ValidateOnStart();
        services.AddSingleton(s => new AddressRules([.. s.GetRequiredService<IOptions<OutboundOptions>>().Value.AllowedNetworks.Select(n => IPNetwork.Parse(n))]));
        services.AddSingleton(s => new GuardedConnect(s.GetRequiredService<AddressRules>(), Dns.GetHostAddressesAsync));
        services.AddSingleton<OutboundHttp>();
        services.TryAddSingleton<OutboundMail>();
        return services;
    }
}
