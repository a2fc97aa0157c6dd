namespace Scheduler.Domain.Tasks;

/// <summary>How an attempt stands. <see cref="Live"/> is the only state that holds a slot without an answer.</summary>
public enum AttemptState
{
    Unspecified = 0,

    /// <summary>The person holds the lease.</summary>
    Live = 1,

    /// <summary>The answer was accepted.</summary>
    Submitted = 2,

    /// <summary>The person said no to the offer, with a reason.</summary>
    Declined = 3,

    /// <summary>The offer was not answered in time.</summary>
    Lapsed = 4,

    /// <summary>The person gave started work back.</summary>
    Released = 5,

    /// <summary>The person was gone longer than the grace, or the handle time passed.</summary>
    Expired = 6,

    /// <summary>Taken back: unstarted, for someone else; or by a manager, started or not, and then with their reason.</summary>
    Revoked = 7,

    /// <summary>The annotator's grain did not know the lease and had no room for it.</summary>
    Disowned = 8,

    /// <summary>An answer came after the lease had ended and the slot was no longer free: kept, not counted.</summary>
    Late = 9,
}

/// <summary>When things happened to an attempt. Written with the end of the lease, not as they happen.</summary>
/// <param name="GrantedAt">The lease was recorded.</param>
/// <param name="WaitingSince">Since when the person had had nothing to do; null when this was a prefetch.</param>
/// <param name="OfferedAt">It was shown to the person.</param>
/// <param name="AcceptedAt">The person (or auto-accept) took it.</param>
/// <param name="EndedAt">Submitted, or given up.</param>
/// <param name="ActiveMs">Milliseconds of work as counted by the client, idle time left out.</param>
public sealed record AttemptTimes(
    DateTimeOffset GrantedAt,
    DateTimeOffset? WaitingSince = null,
    DateTimeOffset? OfferedAt = null,
    DateTimeOffset? AcceptedAt = null,
    DateTimeOffset? EndedAt = null,
    long ActiveMs = 0);

/// <summary>One person's work on one slot of a task. Its token fences every later operation on it.</summary>
public sealed record Attempt
{
    /// <summary>Grows with every lease of the task; unique within it.</summary>
    public required long Token { get; init; }

    public required int Stage { get; init; }

    /// <summary>Label round the attempt belongs to; 0 until a reviewer rejects.</summary>
    public required int Round { get; init; }

    /// <summary>Place within the stage, from 0.</summary>
    public required int Slot { get; init; }

    public required AnnotatorId Annotator { get; init; }

    public required AttemptState State { get; init; }

    /// <summary>The command that made the lease; a repeat of it finds this attempt.</summary>
    public required CommandId ClaimCommand { get; init; }

    /// <summary>The command that ended it, likewise.</summary>
    public CommandId? EndCommand { get; init; }

    public required AttemptTimes Times { get; init; }

    /// <summary>Until when the same person is not given this task again; <see cref="Moments.Never"/> is never.</summary>
    public DateTimeOffset? CoolUntil { get; init; }

    /// <summary>The answer as JSON, as it came.</summary>
    public string? Response { get; init; }

    /// <summary>What a reviewer said; null outside review stages.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Why it was declined or released, in the person's words; or why a reviewer rejected.</summary>
    public string? Reason { get; init; }

    /// <summary>Why the dispatcher gave this work to this person: compact JSON, see docs/claim.md.</summary>
    public string? Explanation { get; init; }

    public bool IsLive => State == AttemptState.Live;

    public bool HoldsSlot => State is AttemptState.Live or AttemptState.Submitted;

    /// <summary>True when this attempt bars its person from the task at <paramref name="now"/>.</summary>
    public bool Bars(DateTimeOffset now) => HoldsSlot || (CoolUntil is { } until && until > now);
}
