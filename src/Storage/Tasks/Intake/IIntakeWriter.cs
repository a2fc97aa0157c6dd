namespace Scheduler.Storage.Tasks.Intake;

/// <summary>What a database must do for the intake.</summary>
internal interface IIntakeWriter
{
    /// <summary>Stores a group of rows in one transaction that is durable on return.</summary>
    /// <returns>Outcomes in the order of the rows.</returns>
    Task<IReadOnlyList<IntakeOutcome>> Write(IReadOnlyList<TaskRow> rows);

    /// <summary>True when another try may succeed: a deadlock, or a batch that changed under the write.</summary>
    bool IsTransient(Exception exception);
}
