namespace Scheduler.Domain.Tasks;

/// <summary>A wish to lease one slot of a task's current stage to a person.</summary>
/// <param name="Stage">The stage the person was chosen for; a task that has moved on refuses.</param>
/// <param name="WaitingSince">Since when the person had nothing to do; null for a prefetch.</param>
/// <param name="Assigned">A manager chose this person for it: that they gave it back before, even for good, does not stand in the way.</param>
public sealed record Grant(
    AnnotatorId Annotator,
    int Stage,
    CommandId Command,
    DateTimeOffset Now,
    DateTimeOffset? WaitingSince = null,
    string? Explanation = null,
    bool Assigned = false);

public enum GrantOutcome
{
    Unspecified = 0,

    /// <summary>The person holds the lease (now, or since an earlier try of the same command).</summary>
    Granted = 1,

    /// <summary>The same command was granted before and that lease has ended since.</summary>
    Ended = 2,
    TaskClosed = 3,
    OtherStage = 4,
    NoOpenSlot = 5,

    /// <summary>The person has worked on the task, holds it, or gave it back and the cool-down runs.</summary>
    Barred = 6,

    /// <summary>There is no such task.</summary>
    NoSuchTask = 7,
}

/// <summary>Decides a grant. <see cref="GrantDecision.Change"/> is null when there is nothing to record.</summary>
public static class GrantRule
{
    public static GrantDecision Decide(LabelTask task, Grant grant)
    {
        if (task.ByClaim(grant.Command) is { } earlier)
            return new(earlier.IsLive ? GrantOutcome.Granted : GrantOutcome.Ended, earlier, null);
        if (task.Status != LabelTaskStatus.Pending)
            return new(GrantOutcome.TaskClosed, null, null);
        if (task.Stage != grant.Stage)
            return new(GrantOutcome.OtherStage, null, null);
        if (task.OpenSlots <= 0)
            return new(GrantOutcome.NoOpenSlot, null, null);
        if (task.Attempts.Any(a => a.Annotator == grant.Annotator && (grant.Assigned ? a.HoldsSlot : a.Bars(grant.Now))))
            return new(GrantOutcome.Barred, null, null);

        var attempt = new Attempt
        {
            Token = task.LastToken + 1,
            Stage = task.Stage,
            Round = task.Round,
            Slot = task.FirstOpenSlot(),
            Annotator = grant.Annotator,
            State = AttemptState.Live,
            ClaimCommand = grant.Command,
            Times = new AttemptTimes(task.Clamp(grant.Now), grant.WaitingSince.ToMillisecond()),
            Explanation = grant.Explanation,
        };
        return new(GrantOutcome.Granted, attempt,
            TaskChange.On(task, TaskEventKind.Granted, grant.Annotator.Value, grant.Command, grant.Now, attempt));
    }
}

/// <param name="Attempt">The lease the command stands for, when there is one.</param>
/// <param name="Change">What to record; null when nothing changes.</param>
public sealed record GrantDecision(GrantOutcome Outcome, Attempt? Attempt, TaskChange? Change) : ITaskDecision;
