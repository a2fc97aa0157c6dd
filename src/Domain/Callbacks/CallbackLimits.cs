namespace Scheduler.Domain.Callbacks;

/// <summary>Bounds of callbacks, each with its unit.</summary>
public static class CallbackLimits
{
    /// <summary>Tries before a callback is given up (the Scale API's own number).</summary>
    public const int MaxTries = 20;

    /// <summary>Longest time of one try, in seconds, from the lookup of the name to the last byte read.</summary>
    public const int TrySeconds = 20;

    /// <summary>Longest time a sender may hold a row, in seconds; then another may send it. Three tries long, so that no slow one is sent twice.</summary>
    public const int LeaseSeconds = 3 * TrySeconds;

    /// <summary>Most of a receiver's reply that is read, in bytes.</summary>
    public const int MaxReplyBytes = 4 * 1024;

    /// <summary>Most of a reply or an error that is kept with a try, in characters.</summary>
    public const int MaxDetailLength = 500;

    /// <summary>Leading characters of an address that make an endpoint: what shares them shares its senders.</summary>
    public const int EndpointLength = 200;

    /// <summary>Requests at once to one endpoint, and to all endpoints of a shard.</summary>
    public const int EndpointInFlight = 16, ShardInFlight = 64;

    /// <summary>Tries kept of one callback; older ones are dropped when it is sent again and again.</summary>
    public const int MaxKeptTries = 100;

    /// <summary>Callbacks that one statement makes due again.</summary>
    public const int RedeliverRows = 5_000;
}
