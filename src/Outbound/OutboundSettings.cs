using Microsoft.Extensions.Configuration;
using Scheduler.Outbound.Mail;

namespace Scheduler.Outbound;

/// <summary>The settings of this layer as an operator wrote them.</summary>
public static class OutboundSettings
{
    /// <summary>Everything wrong with them, each as a sentence that says what to do.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration) =>
    [
        .. Problems<OutboundOptions>(configuration, OutboundOptions.Section, o => o.Problems()),
        .. Problems<MailOptions>(configuration, MailOptions.Section, o => o.Problems()),
    ];

    private static IEnumerable<string> Problems<T>(IConfiguration configuration, string section, Func<T, IEnumerable<string>> of)
        where T : new()
    {
        try
        {
            return of(configuration.GetSection(section).Get<T>() ?? new());
        }
        catch (InvalidOperationException e)
        {
            // A word where a number belongs; the message names the setting.
            return [e.Message];
        }
    }
}
