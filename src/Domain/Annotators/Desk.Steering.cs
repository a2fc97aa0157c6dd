using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Annotators;

/// <summary>What a manager does at somebody's desk. None of it is a sign of life of the person.</summary>
public sealed partial class Desk
{
    /// <summary>The word of a change that a manager made.</summary>
    public const string Manager = "manager";

    /// <summary>False when the person is offline, or is doing that already.</summary>
    /// <param name="said">What the manager says to it; null for nothing.</param>
    public bool Steer(Activity activity, string? said = null)
    {
        Invariant.Holds(activity is Activity.Available or Activity.Break, "a manager sends people to work or on break");
        if (_activity == Activity.Offline || _activity == activity)
            return false;
        (_activity, _lapses, _reportDue, Why) = (activity, 0, true, new(Manager, said));
        Want();
        return true;
    }

    /// <summary>Takes what is before the person off their hands; what is being answered right now stays.</summary>
    /// <param name="task">Null for everything.</param>
    /// <param name="reason">The manager's: kept with the attempt, and told to the person.</param>
    public int TakeBack(TaskId? task, string reason, DateTimeOffset now)
    {
        var taken = _leases.Where(l => !l.Submitting && l.Standing != LeaseStanding.Prefetched && (task is null || l.Task == task)).ToArray();
        foreach (var lease in taken)
        {
            _leases.Remove(lease);

            // Revoked, started or not: the person gave nothing back, and neither their figures nor the list of stuck tasks may say so.
            _pending.Add(new DeskEffect.End(lease, AttemptState.Revoked, reason, Cool(now + AnnotatorLimits.CoolDown)));
            _pending.Add(new DeskEffect.Withdraw(lease, AttemptState.Revoked, reason));
        }

        if (taken.Length > 0)
            Want();
        return taken.Length;
    }

    /// <summary>A manager's choice is the next to be shown; what was held ahead goes back to the others.</summary>
    public void Assign(DeskLease lease)
    {
        if (Find(lease.Task, lease.Token) is not null)
            return;
        foreach (var ahead in _leases.Where(l => l.Standing == LeaseStanding.Prefetched).ToArray())
            GiveBack(ahead.Task, ahead.Token);
        _leases.Insert(0, lease with { Standing = LeaseStanding.Prefetched, Assigned = true });
        Want();
    }

    /// <summary>Somebody waits for this lease and is given it, unless a manager chose its holder.</summary>
    public bool Yield(TaskId task, long token) => Find(task, token) is { Assigned: false } && GiveBack(task, token);

    /// <summary>A manager's choice that the person holds already is theirs from now on. False when they do not hold it.</summary>
    public bool Keep(TaskId task)
    {
        if (_leases.FindIndex(l => l.Task == task) is not (>= 0 and var at))
            return false;
        _leases[at] = _leases[at] with { Assigned = true };
        _reportDue = true;
        return true;
    }
}
