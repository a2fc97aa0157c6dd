using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Scheduler.Silo;

/// <summary>
/// Ports for silos that nobody needs to find: several hosts live on one machine. Below those that systems hand out themselves, of which
/// any outgoing connection may take one before the silo listens.
/// </summary>
internal static class FreePort
{
    private const int Lowest = 20_000, Above = 32_000;

    /// <summary>One that was free a moment ago.</summary>
    public static int Next()
    {
        while (true)
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, RandomNumberGenerator.GetInt32(Lowest, Above));
                probe.Start();
                return ((IPEndPoint)probe.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Somebody listens there: another.
            }
    }
}
