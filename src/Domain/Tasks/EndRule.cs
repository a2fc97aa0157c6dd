namespace Scheduler.Domain.Tasks;

/// <summary>Ends a lease without an answer.</summary>
/// <param name="State">How it ended: any state but live, submitted and late.</param>
/// <param name="CoolUntil">Until when the person is not given the task again; null = at once, <see cref="Moments.Never"/> = never.</param>
public sealed record End(
    AnnotatorId Annotator,
    long Token,
    AttemptState State,
    CommandId Command,
    DateTimeOffset Now,
    DateTimeOffset? CoolUntil = null,
    string? Reason = null,
    DateTimeOffset? OfferedAt = null,
    DateTimeOffset? AcceptedAt = null,
    long ActiveMs = 0);

public enum EndOutcome
{
    Unspecified = 0,
    Ended = 1,

    /// <summary>The lease was not live any more; nothing changed.</summary>
    NotLive = 2,
    UnknownLease = 3,

    /// <summary>There is no such task.</summary>
    NoSuchTask = 4,
}

/// <summary>Decides the end of a lease: by token, so that an old holder never ends a newer lease.</summary>
public static class EndRule
{
    public static EndDecision Decide(LabelTask task, End end)
    {
        Invariant.Holds(end.State is not (AttemptState.Unspecified or AttemptState.Live or AttemptState.Submitted or AttemptState.Late),
            "a lease ends in an ending state");
        if (task.ByToken(end.Token) is not { } lease || lease.Annotator != end.Annotator)
            return new(EndOutcome.UnknownLease, null);
        if (!lease.IsLive)
            return new(lease.EndCommand == end.Command ? EndOutcome.Ended : EndOutcome.NotLive, null);

        var ended = lease with
        {
            State = end.State,
            EndCommand = end.Command,
            CoolUntil = end.CoolUntil.ToMillisecond(),
            Reason = end.Reason,
            Times = lease.Times with
            {
                OfferedAt = end.OfferedAt.ToMillisecond(),
                AcceptedAt = end.AcceptedAt.ToMillisecond(),
                EndedAt = task.Clamp(end.Now),
                ActiveMs = end.ActiveMs,
            },
        };
        return new(EndOutcome.Ended, TaskChange.On(task, TaskEventKind.Ended, end.Annotator.Value, end.Command, end.Now, ended));
    }
}

/// <param name="Change">What to record; null when nothing changes.</param>
public sealed record EndDecision(EndOutcome Outcome, TaskChange? Change) : ITaskDecision;
