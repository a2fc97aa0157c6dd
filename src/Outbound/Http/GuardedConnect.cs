using System.Net;
using System.Net.Sockets;
using Scheduler.Domain.Outbound;

namespace Scheduler.Outbound.Http;

/// <summary>
/// Opens the connections of every request to a customer's address. The name is looked up here and nowhere else, every address it
/// has is judged, and the connection goes to a judged address: a name that answers otherwise a moment later changes nothing.
/// </summary>
/// <param name="resolve">All addresses of a name.</param>
public sealed class GuardedConnect(AddressRules rules, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <exception cref="AddressBlockedException">The name has an address that is not allowed.</exception>
    /// <exception cref="IOException">No address answers.</exception>
    public async ValueTask<Stream> Connect(DnsEndPoint to, CancellationToken cancel)
    {
        var addresses = await Judged(to.Host, cancel);
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, to.Port), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                last = e;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw new IOException($"{to.Host}: {last?.Message ?? "the name has no address."}", last);
    }

    private async Task<IPAddress[]> Judged(string host, CancellationToken cancel)
    {
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await Resolve(host, cancel);
        // One bad address is enough: a name that mixes public and private ones waits for the day the private one is tried.
        if (addresses.Length > OutboundLimits.MaxAddresses || !addresses.All(rules.Allows))
            throw new AddressBlockedException($"{host} leads to an address that this server does not connect to.");
        return addresses;
    }

    private async Task<IPAddress[]> Resolve(string host, CancellationToken cancel)
    {
        try
        {
            return await resolve(host, cancel);
        }
        catch (SocketException e)
        {
            throw new IOException($"{host}: {e.Message}", e);
        }
    }
}
