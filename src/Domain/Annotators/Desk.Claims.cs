using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Annotators;

public sealed partial class Desk
{
    private readonly List<DeskEffect> _pending = [];
    private IReadOnlyList<Seen> _seen = [];
    private bool _wantsWork, _wantsPrefetch;
    private bool _claimingWork, _claimingPrefetch;

    /// <summary>Looked for work with an empty hand and found none: from then on the person waits, also while looking again.</summary>
    private bool _searched;
    private DateTimeOffset? _retryAt;
    private DateTimeOffset? _idleSince;
    private readonly SortedSet<DateTimeOffset> _cooling = [];

    /// <summary>The dispatcher calls: there may be work.</summary>
    public void Wake() => Want();

    /// <summary>The dispatcher has forgotten this desk: tell it again.</summary>
    public void Announce() => _reportDue = true;

    /// <summary>The person wants other work than before: what they waited for until now was something else.</summary>
    public void WaitAnew() => _idleSince = null;

    public void ClaimWon(ClaimPurpose purpose, DeskLease lease)
    {
        Ended(purpose);
        if (Find(lease.Task, lease.Token) is null)
            _leases.Add(lease with { Standing = LeaseStanding.Prefetched });
        Want();
    }

    /// <param name="seen">What was looked at: the dispatcher calls again only for something newer.</param>
    /// <param name="retryAt">When to look again by oneself; null to wait for a call.</param>
    public void ClaimEmpty(ClaimPurpose purpose, IReadOnlyList<Seen> seen, DateTimeOffset? retryAt)
    {
        Ended(purpose);
        if (purpose == ClaimPurpose.Prefetch)
            return;
        _seen = seen;
        _retryAt = retryAt;
        _searched = _reportDue = true;
    }

    /// <summary>
    /// Somebody waits for this lease. True when it was unstarted and is given back; false when the person has it before them
    /// or it is not held, which the asker treats as a no.
    /// </summary>
    public bool GiveBack(TaskId task, long token)
    {
        if (Find(task, token) is not { Standing: LeaseStanding.Prefetched } lease)
            return false;
        Revoke(lease, _pending);

        // Looking ahead again at once would take the same slot from the person who waits for it; the next beat will do.
        // The wish of the claim that won this lease still stands and must go too.
        _wantsPrefetch = false;
        return true;
    }

    /// <summary>A customer cancels: what has not been accepted goes back, shown or not.</summary>
    public bool GiveBackUnaccepted(TaskId task, long token)
    {
        if (GiveBack(task, token))
            return true;
        if (Find(task, token) is not { Standing: LeaseStanding.Offered, Submitting: false } lease)
            return false;
        Revoke(lease, _pending);
        _pending.Add(new DeskEffect.Withdraw(lease, AttemptState.Revoked));
        Want();
        return true;
    }

    /// <summary>
    /// A live lease of this person found in the rows that the desk does not know: adopted as accepted when there is room, else
    /// to be disowned. A lease reloaded after a crash counts as accepted, so that no failover lapses anybody.
    /// </summary>
    /// <param name="before">What the desk before this one did with it; null when it was not shown to anybody yet.</param>
    public void Adopt(DeskLease lease, DateTimeOffset now, ShownLease? before = null)
    {
        if (Find(lease.Task, lease.Token) is not null)
            return;
        if (Hand < AnnotatorLimits.Capacity)
        {
            // Its work began before this desk, and was perhaps interrupted: the handle time alone runs anew.
            var shown = before?.OfferedAt ?? now;
            var active = lease with { Standing = LeaseStanding.Active, OfferedAt = shown, AcceptedAt = before?.AcceptedAt ?? shown, ExtendedAt = now };
            _leases.Add(active);
            _pending.Add(new DeskEffect.Show(active));
        }
        else if (Ahead < AnnotatorLimits.Prefetch)
            _leases.Add(lease with { Standing = LeaseStanding.Prefetched });
        else
            _pending.Add(new DeskEffect.End(lease, AttemptState.Disowned, null, null));
    }

    /// <summary>
    /// The desk looks again by itself when a cool-down of its own ends: the batch names the time only for what its window holds.
    /// </summary>
    private DateTimeOffset Cool(DateTimeOffset until)
    {
        if (until < Moments.Never)
            _cooling.Add(until);
        return until;
    }

    private void Want() => _wantsWork = _wantsPrefetch = true;

    private void Ended(ClaimPurpose purpose)
    {
        if (purpose == ClaimPurpose.Work)
            _claimingWork = false;
        else
            _claimingPrefetch = false;
    }
}
