namespace Scheduler.Storage.Tasks.Intake;

/// <summary>What a database must do for the intake.</summary>
internal interface IIntakeWriter
{
    /// <summary>Stores a group of rows in one transaction that is durable on return.</summary>
    /// <param name="lane">Which of the groups in flight this is, from 0: one lane never writes twice at once.</param>
    /// <returns>Outcomes in the order of the rows.</returns>
    Task<IReadOnlyList<IntakeOutcome>> Write(IReadOnlyList<TaskRow> rows, int lane);

    /// <summary>True when another try may succeed: a deadlock, or a batch that changed under the write.</summary>
    bool IsTransient(Exception exception);
}
