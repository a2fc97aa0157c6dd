using System.Net;

namespace Scheduler.Outbound;

/// <summary>Where this server may connect on a customer's behalf. Section <c>Scheduler:Outbound</c>.</summary>
public sealed class OutboundOptions
{
    public const string Section = "Scheduler:Outbound";

    /// <summary>
    /// Networks opened besides the public internet, as <c>10.1.0.0/16</c> or <c>fd00:1::/48</c>: for receivers inside the
    /// installation's own network. Whoever may create tasks can then make this server send requests into them. Default: none.
    /// </summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>The text that is no network; null when all are.</summary>
    public string? Wrong => AllowedNetworks.FirstOrDefault(n => !IPNetwork.TryParse(n, out _));
}
