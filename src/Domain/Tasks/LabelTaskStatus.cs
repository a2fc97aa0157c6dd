namespace Scheduler.Domain.Tasks;

/// <summary>What a customer sees of a task.</summary>
public enum LabelTaskStatus
{
    Unspecified = 0,
    Pending = 1,
    Completed = 2,
    Canceled = 3,
    Error = 4,
}

/// <summary>The one table of allowed status changes of a task.</summary>
public static class TaskTransitions
{
    public static bool Allows(LabelTaskStatus from, LabelTaskStatus to) => (from, to) switch
    {
        (LabelTaskStatus.Pending, LabelTaskStatus.Completed) => true,
        (LabelTaskStatus.Pending, LabelTaskStatus.Canceled) => true,
        (LabelTaskStatus.Pending, LabelTaskStatus.Error) => true,
        _ => false,
    };
}
