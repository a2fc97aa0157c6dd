using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Annotators;

public sealed partial class Desk
{
    private bool _reportDue;
    private (bool Present, bool Waiting, Prefetched? Ahead) _reported;

    /// <summary>When <see cref="Settle"/> should run next if nothing happens before; null for never.</summary>
    public DateTimeOffset? NextDue { get; private set; }

    /// <summary>What must be done now so that the desk stands as it should.</summary>
    public IReadOnlyList<DeskEffect> Settle(DateTimeOffset now)
    {
        var effects = new List<DeskEffect>(_pending);
        _pending.Clear();
        EndAbsent(now, effects);
        EndOverdue(now, effects);
        GiveBackUnwanted(now, effects);
        Promote(now, effects);
        GiveBackSurplus(effects);
        var claim = StartClaim(now);
        Tell(now, effects);

        // Last: a claim may be answered while it is carried out, and what the desk then says must not come before what it says here.
        if (claim is not null)
            effects.Add(claim);
        NextDue = Due(now);
        return effects;
    }

    /// <summary>True when the person's absence would change anything.</summary>
    private bool Awaited => _activity != Activity.Offline || _leases.Any(l => !l.Submitting);

    /// <summary>Gone longer than the grace: everything goes back.</summary>
    private void EndAbsent(DateTimeOffset now, List<DeskEffect> effects)
    {
        if (!Awaited || now - _lastSeen < AnnotatorLimits.Grace)
            return;
        foreach (var lease in _leases.Where(l => !l.Submitting).ToArray())
            Finish(lease, AttemptState.Expired, now, effects);
        _connections.Clear();
        if (_activity != Activity.Offline)
            Move(Activity.Offline, "away", effects);
    }

    private void EndOverdue(DateTimeOffset now, List<DeskEffect> effects)
    {
        foreach (var lease in _leases.Where(l => l.Deadline <= now).ToArray())
        {
            var lapsed = lease.Standing == LeaseStanding.Offered;
            Finish(lease, lapsed ? AttemptState.Lapsed : AttemptState.Expired, now, effects);
            if (lapsed && ++_lapses >= AnnotatorLimits.LapsesBeforeBreak && _activity == Activity.Available)
                Move(Activity.Break, "lapses", effects);
        }
    }

    /// <summary>Somebody who wants no work holds none ahead; who leaves holds none at all.</summary>
    private void GiveBackUnwanted(DateTimeOffset now, List<DeskEffect> effects)
    {
        if (_left)
            foreach (var lease in _leases.Where(l => l is { Submitting: false, Standing: LeaseStanding.Active }).ToArray())
                Finish(lease, AttemptState.Released, now, effects);

        // Leases adopted before the person was seen again wait for the grace, whatever the activity says. Who said that they leave does
        // not come back for what was still being looked for.
        if (_activity != Activity.Available && (Connected || _left))
            foreach (var lease in _leases.Where(l => !l.Submitting && l.Standing != LeaseStanding.Active).ToArray())
            {
                Revoke(lease, effects);
                if (lease.Standing == LeaseStanding.Offered)
                    effects.Add(new DeskEffect.Withdraw(lease, AttemptState.Revoked));
            }

        // After what was only offered is withdrawn: nothing else would settle this desk again before the next beat.
        if (_activity == Activity.Draining && Hand == 0)
        {
            Move(Activity.Offline, "drained", effects);
            _left = true;
        }
    }

    /// <summary>An empty hand takes what was leased ahead: shown now, so its clocks start now.</summary>
    private void Promote(DateTimeOffset now, List<DeskEffect> effects)
    {
        while (TakesWork && Hand < AnnotatorLimits.Capacity && _leases.FirstOrDefault(l => l.Standing == LeaseStanding.Prefetched) is { } ahead)
        {
            var shown = ahead.Terms.AutoAccept
                ? ahead with { Standing = LeaseStanding.Active, OfferedAt = now, AcceptedAt = now }
                : ahead with { Standing = LeaseStanding.Offered, OfferedAt = now };
            Replace(ahead, shown);
            effects.Add(new DeskEffect.Show(shown));
        }
    }

    /// <summary>An answer that was refused leaves its task in hand, and one more ahead than is allowed.</summary>
    private void GiveBackSurplus(List<DeskEffect> effects)
    {
        while (Ahead > RoomAhead && _leases.FindLast(l => l is { Standing: LeaseStanding.Prefetched, Assigned: false }) is { } surplus)
            Revoke(surplus, effects);
    }

    private DeskEffect.Claim? StartClaim(DateTimeOffset now)
    {
        DeskEffect.Claim? claim = null;
        var empty = TakesWork && Hand == 0;
        _idleSince = empty ? _idleSince ?? now : null;
        _searched &= empty;
        if (_retryAt <= now)
            (_retryAt, _wantsWork) = (null, true);
        if (_cooling.RemoveWhere(until => until <= now) > 0)
            _wantsWork = true;

        if (empty && _wantsWork && !_claimingWork && !_claimingPrefetch)
        {
            _claimingWork = true;
            claim = new(ClaimPurpose.Work, _idleSince);
        }
        else if (TakesWork && _wantsPrefetch && !_claimingPrefetch && !_claimingWork && Ahead < RoomAhead
            && _leases.Any(l => l.Standing == LeaseStanding.Active))
        {
            _claimingPrefetch = true;
            claim = new(ClaimPurpose.Prefetch, null);
        }

        if (_claimingWork)
            _wantsWork = false;
        if (_claimingPrefetch)
            _wantsPrefetch = false;
        return claim;
    }

    /// <summary>The dispatcher hears of every change that matters to it, and of every empty search.</summary>
    private void Tell(DateTimeOffset now, List<DeskEffect> effects)
    {
        var present = TakesWork || _leases.Count > 0;
        var waiting = _searched && _idleSince is not null;
        // What a manager assigned is not offered to those who wait.
        var lease = _leases.FirstOrDefault(l => l is { Standing: LeaseStanding.Prefetched, Assigned: false });
        var ahead = lease is null ? (Prefetched?)null : new Prefetched(lease.Lane, lease.Task, lease.Token);
        var state = (present, waiting, ahead);
        // A search under way tells when it ends.
        if (state == _reported && (!_reportDue || _claimingWork))
            return;

        // Nothing is held ahead for the moment only: the search for the next tells with what it finds. Until then somebody may
        // be asked in vain for what was shown just now, which they answer with no.
        if (ahead is null && _claimingPrefetch && !_reportDue && state == (_reported with { Ahead = null }))
            return;

        _reportDue = false;
        _reported = state;
        effects.Add(present ? new DeskEffect.Report(waiting, _idleSince ?? now, waiting ? _seen : [], ahead) : new DeskEffect.Leave());
    }

    private DateTimeOffset? Due(DateTimeOffset now)
    {
        DateTimeOffset? due = Awaited ? _lastSeen + AnnotatorLimits.Grace : null;
        foreach (var lease in _leases)
            if (lease.Deadline is { } deadline && !(due <= deadline))
                due = deadline;
        if (_retryAt is { } retry && !(due <= retry))
            due = retry;
        if (TakesWork && _cooling.Count > 0 && !(due <= _cooling.Min))
            due = _cooling.Min;
        return due > now ? due : due is null ? null : now;
    }

    /// <summary>Back to the others; the person may have it again at once.</summary>
    private void Revoke(DeskLease lease, List<DeskEffect> effects)
    {
        _leases.Remove(lease);
        effects.Add(new DeskEffect.End(lease, AttemptState.Revoked, null, null));
    }

    private void Finish(DeskLease lease, AttemptState state, DateTimeOffset now, List<DeskEffect> effects)
    {
        _leases.Remove(lease);
        effects.Add(new DeskEffect.End(lease, state, null, Cool(now + AnnotatorLimits.CoolDown)));
        if (lease.Standing != LeaseStanding.Prefetched)
            effects.Add(new DeskEffect.Withdraw(lease, state));
        Want();
    }

    private void Move(Activity activity, string why, List<DeskEffect> effects)
    {
        _activity = activity;
        Why = new(why, null);
        effects.Add(new DeskEffect.Moved(activity, why));
    }
}
