namespace Scheduler.Domain.Batches;

public enum BatchStatus
{
    Unspecified = 0,

    /// <summary>Tasks are added; nobody works yet.</summary>
    Staging = 1,
    InProgress = 2,
    Completed = 3,
}

/// <summary>The one table of allowed status changes of a batch.</summary>
public static class BatchTransitions
{
    public static bool Allows(BatchStatus from, BatchStatus to) => (from, to) switch
    {
        (BatchStatus.Staging, BatchStatus.InProgress) => true,
        (BatchStatus.InProgress, BatchStatus.Completed) => true,

        // A batch that started at once (Pro, or a project's default batch) reopens when it gets new tasks.
        (BatchStatus.Completed, BatchStatus.InProgress) => true,
        _ => false,
    };

    /// <summary>True when tasks may be added: always for batches that start at once, only while staging for the others.</summary>
    public static bool TakesTasks(BatchStatus status, bool startsAtOnce) => startsAtOnce || status == BatchStatus.Staging;
}
