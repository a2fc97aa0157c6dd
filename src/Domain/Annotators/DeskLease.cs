using Scheduler.Domain.Batches;

namespace Scheduler.Domain.Annotators;

/// <summary>How a lease stands before the person.</summary>
public enum LeaseStanding
{
    Unspecified = 0,

    /// <summary>Held ahead, not shown. Its clocks stand still.</summary>
    Prefetched = 1,

    /// <summary>Shown; waits for accept or decline.</summary>
    Offered = 2,

    /// <summary>Accepted: the person works on it.</summary>
    Active = 3,
}

/// <summary>How long the clocks of a lease run, from the project's settings.</summary>
/// <param name="AutoAccept">Goes straight to <see cref="LeaseStanding.Active"/>.</param>
/// <param name="Offer">From shown to lapsed.</param>
/// <param name="Handle">From accepted to expired.</param>
public readonly record struct LeaseTerms(bool AutoAccept, TimeSpan Offer, TimeSpan Handle);

/// <summary>A lease as its holder's desk knows it. The task's row is the truth; this is what the person acts on.</summary>
public sealed record DeskLease(Tenant Tenant, TaskId Task, LaneKey Lane, long Token, LeaseTerms Terms)
{
    public LeaseStanding Standing { get; init; } = LeaseStanding.Prefetched;

    public DateTimeOffset? OfferedAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Since when the handle time runs anew: the person asked for more (<see cref="Extensions"/> times), or a new desk took the work over. Null for since it was accepted.</summary>
    public DateTimeOffset? ExtendedAt { get; init; }

    public int Extensions { get; init; }

    /// <summary>An answer is on its way: clocks no longer end the lease, the task's word will.</summary>
    public bool Submitting { get; init; }

    /// <summary>A manager chose this person: it is not taken from them for somebody who waits.</summary>
    public bool Assigned { get; init; }

    /// <summary>When its clock ends it; null while prefetched or submitting.</summary>
    public DateTimeOffset? Deadline => Submitting ? null : Standing switch
    {
        LeaseStanding.Offered => OfferedAt + Terms.Offer,
        LeaseStanding.Active => (ExtendedAt ?? AcceptedAt) + Terms.Handle,
        _ => null,
    };
}
