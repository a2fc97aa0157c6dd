using System.Net;
using System.Net.Sockets;

namespace Scheduler.Api.Http;

/// <summary>
/// Whether a process may listen where it is told to. Asked before anything starts: what had begun by then would fail with it, each part with a
/// trace, and one process would be known to the others that never served anybody.
/// </summary>
public static class ListenPorts
{
    /// <summary>What is wrong with the addresses of <c>--urls</c>, each as a sentence that says what to do.</summary>
    /// <param name="urls">Well formed: see <see cref="ListenUrls"/>.</param>
    public static IEnumerable<string> Problems(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(BindingAddress.Parse)
            .Where(a => !a.IsUnixPipe && !a.IsNamedPipe)
            .Select(a => Problem("--urls", AddressOf(a.Host), a.Port))
            .OfType<string>();

    /// <param name="option">Where the port was told.</param>
    /// <returns>Null when nothing is wrong.</returns>
    public static string? Problem(string option, IPAddress address, int port)
    {
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
            return null;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"{option}: port {port} is in use by another process: stop that one, or choose another port.",
                SocketError.AccessDenied => $"{option}: this account may not listen on port {port}: choose one above 1023.",
                SocketError.AddressNotAvailable => $"{option}: {address} is not an address of this machine.",
                _ => $"{option}: port {port} cannot be listened on: {e.Message}",
            };
        }
    }

    /// <summary>As the server reads it: a name that is no address stands for all of the machine's.</summary>
    private static IPAddress AddressOf(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(host, out var address) ? address
        : IPAddress.Any;
}
