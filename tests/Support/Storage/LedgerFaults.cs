namespace Scheduler.Tests.Support.Storage;

/// <summary>How often each fault happens, as a share of the calls from 0 to 1. Faults exclude each other; delays come on top.</summary>
public sealed record LedgerFaults
{
    /// <summary>The change is durable, but the caller hears Unknown.</summary>
    public double LoseReply { get; init; }

    /// <summary>Nothing was written, and the caller hears Unknown.</summary>
    public double LoseRequest { get; init; }

    /// <summary>Nothing was written, and the caller hears Stale although it was not.</summary>
    public double SpuriousStale { get; init; }

    /// <summary>Nothing was written: the queue is full.</summary>
    public double Busy { get; init; }

    /// <summary>The call is held back until a later call has passed, or <see cref="MaxDelay"/> is over.</summary>
    public double Reorder { get; init; }

    /// <summary>The call waits for up to <see cref="MaxDelay"/> before it is written.</summary>
    public double Delay { get; init; }

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(1);
}
