namespace Scheduler.Storage.Tasks.Ledger;

/// <summary>Bounds of the ledger's queue.</summary>
public sealed class LedgerOptions
{
    /// <summary>Changes that may wait; the next one gets <see cref="LedgerOutcome.Busy"/>.</summary>
    public int QueueCapacity { get; set; } = 20_000;

    /// <summary>Most changes of one transaction.</summary>
    public int MaxDrain { get; set; } = 512;

    /// <summary>
    /// Transactions at once: one that is written, the others waiting for their flush. SQLite has one writer and always uses one.
    /// </summary>
    public int DrainsInFlight { get; set; } = 2;

    /// <summary>
    /// How long a change that waits alone is held when another is known to follow it. Long enough for the way from an answer to the
    /// next grant, short beside a commit. Zero holds nothing.
    /// </summary>
    public TimeSpan Company { get; set; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Tries to learn or repeat what a failed transaction did before its changes are <see cref="LedgerOutcome.Unknown"/>.</summary>
    public int RecoveryTries { get; set; } = 4;

    /// <summary>Wait before the first such try; it doubles with each.</summary>
    public TimeSpan RecoveryDelay { get; set; } = TimeSpan.FromMilliseconds(50);
}
