namespace Scheduler.Storage.Tasks.Intake;

/// <summary>Bounds of the intake's queue.</summary>
public sealed class IntakeOptions
{
    /// <summary>Rows that may wait; a call that finds more throws <see cref="IntakeBusyException"/>.</summary>
    public int MaxWaitingRows { get; set; } = 200_000;

    /// <summary>Most rows of one transaction. Larger groups gain nothing and keep batches locked for longer.</summary>
    public int GroupRows { get; set; } = 4_000;
}
