namespace Scheduler.Domain.Outbound;

/// <summary>Bounds of every request to a customer's address, each with its unit.</summary>
public static class OutboundLimits
{
    /// <summary>Redirects followed.</summary>
    public const int MaxRedirects = 3;

    /// <summary>Addresses of one name that are looked at; a name with more is refused.</summary>
    public const int MaxAddresses = 32;

    /// <summary>Time for one TCP connection, in seconds.</summary>
    public const int ConnectSeconds = 5;

    /// <summary>Time after which a kept connection is closed, in seconds, so that a name that moved is followed.</summary>
    public const int ConnectionSeconds = 60;

    /// <summary>Largest headers of a reply, in kilobytes.</summary>
    public const int MaxHeaderKilobytes = 32;
}
