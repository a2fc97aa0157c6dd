namespace Scheduler.Domain.Tasks;

public enum FaultOutcome
{
    Unspecified = 0,

    /// <summary>In error now, or before.</summary>
    Faulted = 1,

    /// <summary>Somebody holds a lease; that person's grain may give an unstarted one back, then the command is repeated.</summary>
    Leased = 2,

    /// <summary>An answer has been accepted already: it is worth more than the fault.</summary>
    WorkStarted = 3,

    /// <summary>Completed or canceled.</summary>
    Closed = 4,

    /// <summary>There is no such task.</summary>
    NoSuchTask = 5,
}

/// <summary>A task that cannot be worked on becomes an error, with a response that says why; only before work on it has started.</summary>
public static class FaultRule
{
    /// <param name="response">JSON: what is wrong.</param>
    /// <param name="freesUniqueId">Another task may have its unique id from then on.</param>
    public static FaultDecision Decide(LabelTask task, string response, CommandId command, DateTimeOffset now, bool freesUniqueId = false)
    {
        if (task.Status == LabelTaskStatus.Error)
            return new(FaultOutcome.Faulted, null);
        if (!TaskTransitions.Allows(task.Status, LabelTaskStatus.Error))
            return new(FaultOutcome.Closed, null);
        if (task.Attempts.Any(a => a.State == AttemptState.Submitted))
            return new(FaultOutcome.WorkStarted, null);
        if (task.Attempts.Any(a => a.IsLive))
            return new(FaultOutcome.Leased, null);
        return new(FaultOutcome.Faulted,
            TaskChange.On(task, TaskEventKind.Errored, "system", command, now) with
            {
                Status = LabelTaskStatus.Error,
                Response = response,
                FreesUniqueId = freesUniqueId,
            });
    }
}

/// <param name="Change">What to record; null when nothing changes.</param>
public sealed record FaultDecision(FaultOutcome Outcome, TaskChange? Change) : ITaskDecision;
