using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Annotators;

/// <summary>What a desk wants done. Its owner carries these out; none of them is awaited by the desk.</summary>
public abstract record DeskEffect
{
    /// <summary>Run a claim; tell its end with <see cref="Desk.ClaimWon"/> or <see cref="Desk.ClaimEmpty"/>.</summary>
    public sealed record Claim(ClaimPurpose Purpose, DateTimeOffset? WaitingSince) : DeskEffect;

    /// <summary>Tell the task that the lease ends; repeat until the outcome is known.</summary>
    public sealed record End(DeskLease Lease, AttemptState State, string? Reason, DateTimeOffset? CoolUntil) : DeskEffect;

    /// <summary>Show the lease to the person, as offered or as active.</summary>
    public sealed record Show(DeskLease Lease) : DeskEffect;

    /// <summary>Take the lease off the person's screen: it ended without an answer.</summary>
    /// <param name="Reason">What the manager said who took it away; null when none did.</param>
    public sealed record Withdraw(DeskLease Lease, AttemptState State, string? Reason = null) : DeskEffect;

    /// <summary>The person's activity changed by itself.</summary>
    public sealed record Moved(Activity Activity, string Why) : DeskEffect;

    /// <summary>Tell the dispatcher.</summary>
    public sealed record Report(bool Waiting, DateTimeOffset WaitingSince, IReadOnlyList<Seen> Seen, Prefetched? Prefetched) : DeskEffect;

    /// <summary>Tell the dispatcher that the person has left.</summary>
    public sealed record Leave : DeskEffect;
}
