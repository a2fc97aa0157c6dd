using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Annotators;

/// <summary>
/// One person's side of the loop: presence, activity, leases and clocks. Inputs only change what is known; <see cref="Settle"/>
/// then compares what is with what should be and yields the difference as effects. Nothing here is durable: a new desk starts
/// from the live leases in the rows and gives a full grace. Not thread-safe: its grain serializes the calls.
/// </summary>
public sealed partial class Desk(AnnotatorId annotator, DateTimeOffset now)
{
    private readonly List<DeskLease> _leases = [];
    /// <summary>Connections with the time each was last heard of.</summary>
    private readonly Dictionary<string, DateTimeOffset> _connections = [];
    private DateTimeOffset _lastSeen = now;
    private Activity _activity = Activity.Offline;
    private int _lapses;

    /// <summary>The person said so; a desk that has just been made is offline too, but its person may still be at work.</summary>
    private bool _left;

    public AnnotatorId Annotator { get; } = annotator;

    public IReadOnlyList<DeskLease> Leases => _leases;

    /// <summary>What is before the person, with its times.</summary>
    public IEnumerable<ShownLease> Shown => _leases.Where(l => l.OfferedAt is not null).Select(l => new ShownLease(l.Task.Value, l.Token, l.OfferedAt!.Value, l.AcceptedAt));

    public bool Connected => _connections.Count > 0;

    /// <summary>False for a connection that beats at a desk made after it connected: it is to be connected again.</summary>
    public bool HasConnection(string connection) => _connections.ContainsKey(connection);

    /// <summary>What others see: an available person with a task in hand is busy.</summary>
    public Activity Activity => _activity == Activity.Available && Hand > 0 ? Activity.Busy : _activity;

    /// <summary>Why the activity is what it is; null when the person chose it.</summary>
    public MoveReason? Why { get; private set; }

    private int Hand => _leases.Count(l => l.Standing != LeaseStanding.Prefetched);

    private int Ahead => _leases.Count - Hand;

    /// <summary>
    /// Each answer on its way makes room for one more: by when it is recorded, what is ahead is shown. So the next lease is looked
    /// for beside the answer, not after it, and both go to the disk together.
    /// </summary>
    private int RoomAhead => AnnotatorLimits.Prefetch + _leases.Count(l => l.Submitting);

    /// <summary>A claim is under way.</summary>
    public bool Claiming => _claimingWork || _claimingPrefetch;

    private bool TakesWork => _activity == Activity.Available && Connected;

    public DeskLease? Find(TaskId task, long token) => _leases.FirstOrDefault(l => l.Task == task && l.Token == token);

    /// <summary>False when the person has as many connections as allowed.</summary>
    public bool Connect(string connection, DateTimeOffset now)
    {
        // A host may go without saying which of its connections ended: silent ones must not lock the person out.
        if (_connections.Count >= AnnotatorLimits.MaxConnections)
            foreach (var (silent, _) in _connections.Where(c => now - c.Value >= AnnotatorLimits.Grace).ToArray())
                _connections.Remove(silent);
        if (_connections.Count >= AnnotatorLimits.MaxConnections && !_connections.ContainsKey(connection))
            return false;
        Beat(now, connection);
        Want();
        return true;
    }

    /// <summary>A connection went. Leases stay for the grace: people reload pages and lose networks.</summary>
    public void Disconnect(string connection) => _connections.Remove(connection);

    /// <summary>The person is there.</summary>
    /// <param name="connection">The one that beats; null when the person has shown themselves otherwise.</param>
    public void Beat(DateTimeOffset now, string? connection = null)
    {
        SeenAt(now);
        if (connection is not null)
            _connections[connection] = now;

        // A beat retries what a lost message may have hidden: the dispatcher hears of everybody, for it takes the silent for gone.
        _reportDue = true;
    }

    /// <summary>Nobody could be heard until now, so the grace begins anew.</summary>
    public void Excuse(DateTimeOffset now)
    {
        if (now > _lastSeen)
            _lastSeen = now;
    }

    /// <summary>Waiting people look again, working people look ahead again.</summary>
    private void SeenAt(DateTimeOffset now)
    {
        Excuse(now);
        Want();
    }

    public void SetActivity(Activity activity, DateTimeOffset now)
    {
        Invariant.Holds(activity is not (Activity.Unspecified or Activity.Busy), "busy is shown, not set");
        _activity = activity;
        _left = activity == Activity.Offline;
        _lapses = 0;
        Why = null;
        Beat(now);
    }

    /// <summary>True when the offer is accepted now or was before; false when the desk does not hold it.</summary>
    public bool Accept(TaskId task, long token, DateTimeOffset now)
    {
        if (Find(task, token) is not { Standing: not LeaseStanding.Prefetched } lease)
            return false;
        _lapses = 0;
        if (lease.Standing == LeaseStanding.Offered)
            Replace(lease, lease with { Standing = LeaseStanding.Active, AcceptedAt = now });
        Beat(now);
        return true;
    }

    /// <summary>
    /// The person needs more time for work in hand: its handle time runs anew, <see cref="AnnotatorLimits.MaxExtensions"/> times at most.
    /// The lease as it stands then; null when the desk does not hold it so, or it was extended often enough.
    /// </summary>
    public DeskLease? Extend(TaskId task, long token, DateTimeOffset now)
    {
        Beat(now);
        if (Find(task, token) is not { Standing: LeaseStanding.Active, Submitting: false, Extensions: < AnnotatorLimits.MaxExtensions } lease)
            return null;
        var extended = lease with { ExtendedAt = now, Extensions = lease.Extensions + 1 };
        Replace(lease, extended);

        // Every screen of the person shows the new time.
        _pending.Add(new DeskEffect.Show(extended));
        return extended;
    }

    /// <summary>
    /// The person says no, to an offer or to started work. Returns what to tell the task; null when the desk does not hold it.
    /// </summary>
    /// <param name="retryAfter">When the person would take it after all; null for never: what one cannot do is somebody else's, and a manager's when nobody else takes it.</param>
    public DeskEffect.End? GiveUp(TaskId task, long token, string reason, TimeSpan? retryAfter, DateTimeOffset now)
    {
        if (Find(task, token) is not { Standing: not LeaseStanding.Prefetched, Submitting: false } lease)
            return null;
        _leases.Remove(lease);
        _lapses = 0;
        Beat(now);
        var state = lease.Standing == LeaseStanding.Offered ? AttemptState.Declined : AttemptState.Released;
        return new(lease, state, reason, Cool(retryAfter is { } after ? now + after : Moments.Never));
    }

    /// <summary>An answer is on its way to the task; the lease as it stood, or null when the desk does not hold it.</summary>
    public DeskLease? BeginSubmit(TaskId task, long token, DateTimeOffset now)
    {
        // The dispatcher hears of the person when the answer is recorded and the next task shown.
        SeenAt(now);
        if (Find(task, token) is not { Standing: not LeaseStanding.Prefetched } lease)
            return null;
        Replace(lease, lease with { Submitting = true });
        return lease;
    }

    /// <summary>The task has spoken. Whatever it said to a well-formed answer, the lease is over; a malformed one may be mended and sent again.</summary>
    public void EndSubmit(TaskId task, long token, bool keep)
    {
        if (Find(task, token) is not { } lease)
            return;
        if (keep)
            Replace(lease, lease with { Submitting = false });
        else
            _leases.Remove(lease);
        Want();
    }

    private void Replace(DeskLease old, DeskLease lease) => _leases[_leases.IndexOf(old)] = lease;
}
