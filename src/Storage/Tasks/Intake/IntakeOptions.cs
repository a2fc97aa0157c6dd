namespace Scheduler.Storage.Tasks.Intake;

/// <summary>Bounds of the intake's queue.</summary>
public sealed class IntakeOptions
{
    /// <summary>Rows that may wait; a call that finds more throws <see cref="IntakeBusyException"/>.</summary>
    public int MaxWaitingRows { get; set; } = 200_000;

    /// <summary>
    /// Bytes of texts of the rows that may wait, as they are in memory: a row may be a few hundred bytes or two million. Default
    /// 256 MiB.
    /// </summary>
    public long MaxWaitingBytes { get; set; } = 256L << 20;

    /// <summary>Most rows of one transaction. Larger groups gain nothing and keep batches locked for longer.</summary>
    public int GroupRows { get; set; } = 2_000;

    /// <summary>
    /// Transactions at once. Two add some 15 % on PostgreSQL, but ids that arrive out of order split index pages: 612 instead of
    /// 580 bytes a task, measured. SQLite has one writer and always uses one.
    /// </summary>
    public int GroupsInFlight { get; set; } = 1;
}
