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

    /// <summary>Everything wrong with the settings, each as a sentence that says what to do.</summary>
    public IEnumerable<string> Problems() => AllowedNetworks.Where(n => !IPNetwork.TryParse(n, out _))
        .Select(n => $"{Section}:AllowedNetworks: '{n}' is no network such as 10.1.0.0/16 or fd00:1::/48, with no bit set behind the prefix.");
}
