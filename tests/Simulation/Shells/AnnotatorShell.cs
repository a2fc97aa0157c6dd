using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.Cluster;
using Scheduler.Simulation.Mutants;
using Scheduler.Simulation.Store;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Shells;

/// <summary>The grain of one annotator: inputs to the desk, then whatever the desk wants done.</summary>
public sealed partial class AnnotatorShell : Grain
{
    private Desk _desk = null!;
    private long _since, _sequence, _timer;

    private AnnotatorId Id => new(Key);

    private Client Client => World.People[Id];

    private Worker Worker => Client.Plan.Worker;

    protected override async Task Activate()
    {
        var leases = World.Mutant == Mutant.OrphansNotAdopted ? [] : await Net.Read(this, () => World.Rows.LiveLeases(Id));
        _desk = new Desk(Id, Now);
        _since = Now.UtcTicks;
        World.Audit.DeskBorn(Id);
        foreach (var lease in leases)
            _desk.Adopt(OnDesk(lease), Now);
        Settle();
    }

    /// <summary>A connection is there: it beats, and carries what the person last chose, for a desk that has just been made.</summary>
    public Snapshot Beat(string connection, Activity chosen)
    {
        if (_desk.HasConnection(connection))
            _desk.Beat(Now, connection);
        else
        {
            _desk.Connect(connection, Now);
            if (_desk.Activity == Activity.Offline)
                _desk.SetActivity(chosen, Now);
        }

        Settle();
        return Seen();
    }

    public Snapshot SetActivity(Activity activity)
    {
        _desk.SetActivity(activity, Now);
        Settle();
        return Seen();
    }

    public void Disconnect(string connection)
    {
        _desk.Disconnect(connection);
        Settle();
    }

    public bool Accept(TaskId task, long token)
    {
        var accepted = _desk.Accept(task, token, Now);
        Settle();
        return accepted;
    }

    public bool GiveUp(TaskId task, long token, TimeSpan? retryAfter)
    {
        var end = _desk.GiveUp(task, token, "no", retryAfter, Now);
        if (end is not null)
            Carry(end);
        Settle();
        return end is not null;
    }

    public bool GiveBack(TaskId task, long token)
    {
        var given = _desk.GiveBackUnaccepted(task, token);
        Settle();
        return given;
    }

    public void Wake()
    {
        _desk.Wake();
        Settle();
    }

    public bool GiveBack(Prefetched lease)
    {
        var given = World.Mutant != Mutant.PrefetchKept && _desk.Yield(lease.Task, lease.Token);
        Settle();
        return given;
    }

    public void Announce()
    {
        _desk.Announce();
        Settle();
    }

    public async Task<SubmitOutcome> Submit(TaskId task, Submit submit)
    {
        if (_desk.BeginSubmit(task, submit.Token, Now) is not null)
            World.Audit.Answers(Id, task, submit.Token);
        Settle();
        try
        {
            var outcome = await Net.Call<TaskShell, SubmitOutcome>(this, task.Value, t => t.Submit(submit with { Now = Now }));
            Close(task, submit.Token);
            _desk.EndSubmit(task, submit.Token, keep: outcome == SubmitOutcome.VerdictMismatch);
            Settle();
            return outcome;
        }
        catch (CallFailedException)
        {
            // Not known: the clocks run again until the person repeats it.
            _desk.EndSubmit(task, submit.Token, keep: true);
            Settle();
            throw;
        }
    }

    private Snapshot Seen() => new(_desk.Activity, [.. _desk.Leases.Where(l => l.Standing != LeaseStanding.Prefetched)]);

    private DeskLease OnDesk(LiveLease lease) => new(
        lease.Task.Tenant, lease.Task.Id, new(lease.Task.Batch, lease.Attempt.Stage), lease.Attempt.Token,
        World.Rows.Batches[lease.Task.Batch].Plan.Terms);
}
