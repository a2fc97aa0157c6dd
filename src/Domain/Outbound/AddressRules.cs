using System.Collections.Immutable;
using System.Net;

namespace Scheduler.Domain.Outbound;

/// <summary>
/// Which IP addresses this server connects to on a customer's behalf: public unicast ones, and what the operator opened. What is
/// closed is the special-purpose registries of IANA (RFC 6890 and later entries): loopback, private, link-local with the
/// metadata services of clouds, carrier-grade NAT, documentation, benchmarks, multicast, reserved.
/// </summary>
public sealed class AddressRules(IReadOnlyList<IPNetwork> opened)
{
    private static readonly ImmutableArray<IPNetwork> ClosedV4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        // Azure's own services on every machine of theirs: public by its number only.
        "168.63.129.16/32");

    /// <summary>The one block that is global unicast; everything else of IPv6 is closed.</summary>
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly ImmutableArray<IPNetwork> ClosedV6 = Networks(
        // Protocol assignments with Teredo and ORCHID, documentation, 6to4, AS112, documentation.
        "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    /// <summary>IPv4 behind a translator (RFC 6052): a network without IPv4 reaches the whole of it by this prefix.</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public bool Allows(IPAddress address)
    {
        // However it is spelled, it is where the packets go that counts.
        var target = Unwrap(address);
        return opened.Any(n => n.Contains(target)) || IsPublic(target);
    }

    private static bool IsPublic(IPAddress address) => address.GetAddressBytes().Length == 4
        ? !ClosedV4.Any(n => n.Contains(address))
        : address.ScopeId == 0 && GlobalV6.Contains(address) && !ClosedV6.Any(n => n.Contains(address));

    private static IPAddress Unwrap(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.GetAddressBytes() is { Length: 16 } bytes && Nat64.Contains(address) ? new IPAddress(bytes.AsSpan(12))
        : address;

    private static ImmutableArray<IPNetwork> Networks(params ReadOnlySpan<string> texts)
    {
        var networks = ImmutableArray.CreateBuilder<IPNetwork>(texts.Length);
        foreach (var text in texts)
            networks.Add(IPNetwork.Parse(text));
        return networks.ToImmutable();
    }
}
