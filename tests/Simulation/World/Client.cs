using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Simulation.Engine;
using Scheduler.Simulation.Shells;

namespace Scheduler.Simulation.World;

/// <summary>A person and their browser: comes and goes, beats, and works on what is shown.</summary>
public sealed partial class Client(SimWorld world, PersonPlan plan, Prng chance)
{
    private readonly Dictionary<(TaskId Task, long Token), DeskLease> _held = [];
    private readonly HashSet<(TaskId, long)> _known = [];
    private string? _connection;
    private int _sessions;
    private Activity _chosen = Activity.Offline;

    public PersonPlan Plan { get; } = plan;

    public bool Online => _connection is not null;

    private AnnotatorId Id => Plan.Worker.Id;

    public void Start()
    {
        foreach (var (from, to) in Plan.Sessions)
        {
            world.Time.At(from, Come);
            if (to < TimeSpan.MaxValue)
                world.Time.At(to, () => world.Spawn(Leave));
        }
    }

    public void Come()
    {
        if (Online)
            return;
        _connection = $"{Id}/{++_sessions}";
        _chosen = Activity.Available;
        world.Log($"{Id} comes");
        world.Spawn(() => BeatWhileHere(_connection));
    }

    /// <summary>The connection is gone; the grain may or may not be told.</summary>
    public void Vanish()
    {
        if (_connection is not { } connection)
            return;
        world.Log($"{Id} vanishes");
        world.Audit.Absent(Id);
        _connection = null;
        if (chance.Chance(0.5))
            world.Net.Send<AnnotatorShell>(Id.Value, a => a.Disconnect(connection));
    }

    private async Task Leave()
    {
        if (!Online || world.Finishing)
            return;
        var manner = chance.Unit();
        if (manner < 0.4)
            await Choose(Activity.Draining);
        else if (manner < 0.7)
            await Choose(Activity.Offline);
        for (var i = 0; i < 20 && manner < 0.4 && _held.Count > 0; i++)
            await world.Net.Delay(null, TimeSpan.FromSeconds(10));
        if (!world.Finishing)
            Vanish();
    }

    private async Task BeatWhileHere(string connection)
    {
        while (_connection == connection)
        {
            world.Spawn(() => Beat(connection));
            await world.Net.Delay(null, AnnotatorLimits.HeartbeatEvery);
        }
    }

    private async Task Beat(string connection)
    {
        world.Log($"{Id} beats {connection} {_chosen}");
        var before = _held.Keys.ToArray();
        Take(await world.Net.Call<AnnotatorShell, Snapshot>(null, Id.Value, a => Task.FromResult(a.Beat(connection, _chosen))), connection, before);
    }

    /// <summary>Sets the activity, until it is known to be set.</summary>
    private async Task Choose(Activity activity)
    {
        _chosen = activity;
        if (activity != Activity.Available)
            world.Audit.Absent(Id);
        while (_connection is { } connection && _chosen == activity)
        {
            try
            {
                Take(await world.Net.Call<AnnotatorShell, Snapshot>(null, Id.Value, a => Task.FromResult(a.SetActivity(activity))), connection, []);
                return;
            }
            catch (Cluster.CallFailedException)
            {
                await world.Net.Delay(null, TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <summary>The truth has come: what a lost push hid is found now.</summary>
    private void Take(Snapshot truth, string connection, IReadOnlyList<(TaskId, long)> before)
    {
        if (_connection != connection)
            return;
        if (_chosen == Activity.Available && truth.Activity is Activity.Available or Activity.Busy)
            world.Audit.Present(Id);
        foreach (var key in before)
            if (!truth.Leases.Any(l => (l.Task, l.Token) == key))
                _held.Remove(key);
        foreach (var lease in truth.Leases)
            Show(lease);
        if (_chosen == Activity.Available && truth.Activity is not (Activity.Available or Activity.Busy))
            Moved(truth.Activity);
    }

    public void Moved(Activity activity)
    {
        // Put on break or offline by the desk: the person notices after a while and is back.
        if (_chosen != Activity.Available || activity is Activity.Available or Activity.Busy)
            return;
        _chosen = activity;
        world.Spawn(async () =>
        {
            await world.Net.Delay(null, TimeSpan.FromSeconds(chance.Exponential(60)));
            if (Online && _chosen == activity)
                await Choose(Activity.Available);
        });
    }
}
