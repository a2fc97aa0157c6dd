using Scheduler.Domain;

namespace Scheduler.Storage.Tasks.Ledger;

/// <summary>What a database must do for the ledger. Lines of one call name different tasks and are sorted by task.</summary>
internal interface ILedgerWriter
{
    /// <summary>
    /// Writes the lines whose version nobody has made yet, in one transaction that is durable on return. Waits for a transaction
    /// that is just making one of them.
    /// </summary>
    /// <param name="lane">Which of the transactions in flight this is, from 0: one lane never writes twice at once.</param>
    /// <param name="flushing">Called once when only the flush is left, where the database lets one know.</param>
    /// <returns>The tasks that were written.</returns>
    Task<IReadOnlySet<TaskId>> Write(IReadOnlyList<LedgerLine> lines, int lane, Action? flushing = null);

    /// <summary>What stands at each line's version now.</summary>
    Task<IReadOnlyDictionary<TaskId, RecordedStep>> Read(IReadOnlyList<LedgerLine> lines, int lane);

    /// <summary>True when the data of a line is to blame: nothing was written, and the same line would fail again.</summary>
    bool IsDataError(Exception exception);
}

/// <param name="TaskVersion">Version of the task.</param>
/// <param name="Command">Command that made the version the line would make; null when that version was not reached.</param>
/// <param name="At">Its time, in Unix milliseconds.</param>
internal readonly record struct RecordedStep(int TaskVersion, string? Command, long At);
