using Scheduler.Domain.Callbacks;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Tasks;

/// <summary>
/// The hot path's only write: one change of one task, durable when the call returns <see cref="LedgerOutcome.Recorded"/>.
/// Whatever waits is written together, so a call costs a share of a commit. The row version named by
/// <see cref="LedgerEntry.Before"/> is the mutual exclusion between activations and processes.
/// </summary>
public interface ILedger
{
    /// <summary>Never throws for the state of the data or the database: every outcome is named.</summary>
    ValueTask<LedgerOutcome> Record(LedgerEntry entry);
}

/// <summary>One step of one task, with everything that must become durable together.</summary>
/// <param name="Before">The state the change was decided on; its version is the one the row must still have.</param>
/// <param name="After"><paramref name="Before"/> with <paramref name="Change"/> applied.</param>
/// <param name="CallbackUrl">Where the customer wants to hear of what <see cref="CallbackRule"/> says; null for nowhere.</param>
/// <param name="Followed">Another change will come shortly: this one may wait a moment for it, so that both share a transaction.</param>
public sealed record LedgerEntry(LabelTask Before, TaskChange Change, LabelTask After, string? CallbackUrl = null, bool Followed = false)
{
    /// <summary>True when this change is one the customer is called back for.</summary>
    public bool CallsBack => CallbackUrl is not null && CallbackRule.Of(Before.Status, Change) is not null;
}

public enum LedgerOutcome
{
    Unspecified = 0,

    /// <summary>Durable.</summary>
    Recorded = 1,

    /// <summary>The row has another version: someone else wrote. Nothing was written.</summary>
    Stale = 2,

    /// <summary>It may or may not be durable. The caller must read the row before it says anything.</summary>
    Unknown = 3,

    /// <summary>The database refuses this data and would again. Nothing was written.</summary>
    Refused = 4,

    /// <summary>The queue is full. Nothing was written; try again later.</summary>
    Busy = 5,
}
