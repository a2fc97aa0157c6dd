using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Scheduler.Tests.Support.Network;

/// <summary>
/// Loopback ports for servers that are told theirs. Below those that systems hand out themselves: of these any outgoing connection may take
/// one before the server does, and it would never start.
/// </summary>
public static class FreePort
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
