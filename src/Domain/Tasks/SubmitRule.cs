using Scheduler.Domain.Quality;

namespace Scheduler.Domain.Tasks;

/// <summary>An answer for the slot that <paramref name="Token"/> stands for, already checked against the taxonomy.</summary>
/// <param name="Response">JSON; null only where a verdict needs none (accept, reject).</param>
public sealed record Submit(
    AnnotatorId Annotator,
    long Token,
    CommandId Command,
    DateTimeOffset Now,
    string? Response,
    Verdict? Verdict = null,
    string? Reason = null,
    DateTimeOffset? OfferedAt = null,
    DateTimeOffset? AcceptedAt = null,
    long ActiveMs = 0);

public enum SubmitOutcome
{
    Unspecified = 0,

    /// <summary>Counted: the token was live, or the same command was accepted before.</summary>
    Accepted = 1,

    /// <summary>The lease had ended but the slot was still free: granted again and accepted in one write.</summary>
    Salvaged = 2,

    /// <summary>The lease had ended and the slot is gone: kept as a late attempt, not counted.</summary>
    Late = 3,

    /// <summary>No lease of this task has this token and person.</summary>
    UnknownLease = 4,

    /// <summary>This lease was answered before by another command.</summary>
    AlreadySubmitted = 5,

    /// <summary>A review needs a verdict, and a label none.</summary>
    VerdictMismatch = 6,

    /// <summary>The response is not valid under the taxonomy: nothing was recorded, mend it and send it again.</summary>
    Invalid = 7,
}

/// <summary>Decides a submission by token alone, never by time.</summary>
public static class SubmitRule
{
    public static SubmitDecision Decide(LabelTask task, Submit submit, IMerge merge)
    {
        // A repeated command finds what it did before, whichever attempt it ended up on.
        if (task.Attempts.FirstOrDefault(a => a.EndCommand == submit.Command && a.Annotator == submit.Annotator) is { } done)
            return done.State switch
            {
                AttemptState.Submitted => new(done.Token == submit.Token ? SubmitOutcome.Accepted : SubmitOutcome.Salvaged, null),
                AttemptState.Late => new(SubmitOutcome.Late, null),
                _ => new(SubmitOutcome.AlreadySubmitted, null),
            };

        if (task.ByToken(submit.Token) is not { } lease || lease.Annotator != submit.Annotator)
            return new(SubmitOutcome.UnknownLease, null);
        if (Plan.KindOf(lease.Stage) == StageKind.Review != submit.Verdict.HasValue)
            return new(SubmitOutcome.VerdictMismatch, null);
        if (lease.State is AttemptState.Submitted or AttemptState.Late)
            return new(SubmitOutcome.AlreadySubmitted, null);
        if (lease.IsLive)
            return new(SubmitOutcome.Accepted, Accept(task, submit, TaskEventKind.Submitted, Answered(task, lease, submit), merge));
        if (MaySalvage(task, lease))
            return new(SubmitOutcome.Salvaged, Accept(task, submit, TaskEventKind.Salvaged, Regranted(task, lease, submit), merge));

        // The cool-down stays: somebody who declined for good would otherwise be given the task again for answering it late.
        var late = Answered(task, lease, submit) with { State = AttemptState.Late, CoolUntil = lease.CoolUntil };
        return new(SubmitOutcome.Late,
            TaskChange.On(task, TaskEventKind.LateStored, submit.Annotator.Value, submit.Command, submit.Now, late));
    }

    /// <summary>
    /// The slot must still wait for exactly this work (same stage and round), and the person must not have answered or hold it
    /// again: a second live lease of the same person would otherwise answer twice.
    /// </summary>
    private static bool MaySalvage(LabelTask task, Attempt lease) =>
        task.OpenSlots > 0
        && lease.Stage == task.Stage
        && lease.Round == task.Round
        && !task.Attempts.Any(a => a.Annotator == lease.Annotator && a.HoldsSlot);

    private static Attempt Answered(LabelTask task, Attempt lease, Submit submit) => lease with
    {
        State = AttemptState.Submitted,
        EndCommand = submit.Command,
        Response = submit.Response,
        Verdict = submit.Verdict,
        Reason = submit.Reason,
        CoolUntil = null,
        Times = lease.Times with
        {
            OfferedAt = submit.OfferedAt.ToMillisecond() ?? lease.Times.OfferedAt,
            AcceptedAt = submit.AcceptedAt.ToMillisecond() ?? lease.Times.AcceptedAt,
            EndedAt = task.Clamp(submit.Now),
            ActiveMs = submit.ActiveMs,
        },
    };

    private static Attempt Regranted(LabelTask task, Attempt lease, Submit submit) => Answered(task, lease, submit) with
    {
        Token = task.LastToken + 1,
        Slot = task.FirstOpenSlot(),
        ClaimCommand = submit.Command,
    };

    private static TaskChange Accept(LabelTask task, Submit submit, TaskEventKind kind, Attempt attempt, IMerge merge)
    {
        var change = TaskChange.On(task, kind, submit.Annotator.Value, submit.Command, submit.Now, attempt);
        return AdvanceRule.Advance(task, change, attempt, merge);
    }
}

/// <param name="Change">What to record; null when nothing changes.</param>
public sealed record SubmitDecision(SubmitOutcome Outcome, TaskChange? Change) : ITaskDecision;
