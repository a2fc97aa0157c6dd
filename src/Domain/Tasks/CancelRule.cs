namespace Scheduler.Domain.Tasks;

public enum CancelOutcome
{
    Unspecified = 0,

    /// <summary>Canceled now, or before: canceling twice is no error.</summary>
    Canceled = 1,

    /// <summary>Somebody holds a lease; the caller may ask that person's grain to give an unstarted one back, then repeat.</summary>
    Leased = 2,

    /// <summary>An answer has been accepted already.</summary>
    WorkStarted = 3,

    /// <summary>Completed or errored.</summary>
    Closed = 4,

    /// <summary>There is no such task.</summary>
    NoSuchTask = 5,
}

/// <summary>A customer may cancel a task only before work on it has started.</summary>
public static class CancelRule
{
    public static CancelDecision Decide(LabelTask task, CommandId command, DateTimeOffset now)
    {
        if (task.Status == LabelTaskStatus.Canceled)
            return new(CancelOutcome.Canceled, null);
        if (!TaskTransitions.Allows(task.Status, LabelTaskStatus.Canceled))
            return new(CancelOutcome.Closed, null);
        if (task.Attempts.Any(a => a.State == AttemptState.Submitted))
            return new(CancelOutcome.WorkStarted, null);
        if (task.Attempts.Any(a => a.IsLive))
            return new(CancelOutcome.Leased, null);
        return new(CancelOutcome.Canceled,
            TaskChange.On(task, TaskEventKind.Canceled, "customer", command, now) with { Status = LabelTaskStatus.Canceled });
    }
}

/// <param name="Change">What to record; null when nothing changes.</param>
public sealed record CancelDecision(CancelOutcome Outcome, TaskChange? Change) : ITaskDecision;
