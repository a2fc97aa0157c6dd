namespace Scheduler.Domain.Batches;

public enum BatchStatus
{
    Unspecified = 0,

    /// <summary>Tasks are added; nobody works yet.</summary>
    Staging = 1,
    InProgress = 2,
    Completed = 3,

    /// <summary>Launched, but nobody is given its tasks until it is resumed.</summary>
    Paused = 4,

    /// <summary>Given up, and nothing is pending any more.</summary>
    Cancelled = 5,

    /// <summary>
    /// Given up: what nobody has begun (<see cref="Tasks.LabelTask.IsBegun"/>) is canceled, also what comes back untouched later; what
    /// was begun is handed out until it is finished.
    /// </summary>
    Cancelling = 6,
}

/// <summary>The one table of allowed status changes of a batch.</summary>
public static class BatchTransitions
{
    public static bool Allows(BatchStatus from, BatchStatus to) => (from, to) switch
    {
        (BatchStatus.Staging, BatchStatus.InProgress) => true,
        (BatchStatus.InProgress, BatchStatus.Completed) => true,

        (BatchStatus.InProgress, BatchStatus.Paused) => true,
        (BatchStatus.Paused, BatchStatus.InProgress) => true,
        (BatchStatus.Staging or BatchStatus.InProgress or BatchStatus.Paused, BatchStatus.Cancelling or BatchStatus.Cancelled) => true,
        (BatchStatus.Cancelling, BatchStatus.Cancelled) => true,

        // A batch that started at once (Pro, or a project's default batch) reopens when it gets new tasks.
        (BatchStatus.Completed, BatchStatus.InProgress) => true,
        _ => false,
    };

    /// <summary>True when tasks may be added: always for batches that start at once, only while staging for the others.</summary>
    public static bool TakesTasks(BatchStatus status, bool startsAtOnce) =>
        status is not (BatchStatus.Cancelling or BatchStatus.Cancelled) && (startsAtOnce || status == BatchStatus.Staging);
}
