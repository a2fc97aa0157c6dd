using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Grains.Interfaces.Tasks;

namespace Scheduler.Grains.Annotators;

/// <summary>Managers' commands. They steer; what the task's own rules forbid stays forbidden.</summary>
public sealed partial class AnnotatorGrain
{
    private const string ByManager = """{"by":"manager"}""";

    private ProjectId? FirstProject => learned.State.FirstProject is { } id ? new(id) : null;

    public Task<Activity> Steer(Activity activity) => Task.FromResult(Move(activity, null));

    public Task<Activity> SteerSaying(Activity activity, string said) => Task.FromResult(Move(activity, said));

    private Activity Move(Activity activity, string? said)
    {
        if (_desk.Steer(activity, said))
            Push(m => m with { Kind = "activity", Activity = Word(_desk.Activity), Reason = Desk.Manager, Text = said });
        Settle();
        return _desk.Activity;
    }

    public async Task<int> TakeBack(TaskId? task, string reason)
    {
        var taken = _desk.TakeBack(task, reason, clock.Now);
        await Task.WhenAll(Settle());
        return taken;
    }

    public async Task<AssignOutcome> AssignTask(TaskRef task, int stage)
    {
        if (_worker is null || !_desk.Connected || _desk.Activity is Activity.Offline or Activity.Draining)
            return AssignOutcome.NotThere;
        if (_desk.Keep(task.Id))
        {
            Settle();
            return AssignOutcome.Assigned;
        }

        var terms = await catalog.TermsOf(task.Tenant, task.Project);
        var request = new GrantRequest(Id, stage, NextCommand(), null, ByManager, null, Assigned: true);
        _claiming.Add(task.Id);
        GrantReply grant;
        try
        {
            grant = await Repeat.UntilKnown(() => GrainFactory.Get<ITaskGrain>(GrainKeys.Task(task.Tenant, task.Id)).Grant(request), clock.Time, _stopping.Token);
        }
        finally
        {
            _claiming.Remove(task.Id);
        }

        if (grant is not { Outcome: GrantOutcome.Granted, Lease: { } lease, Card: { } card })
            return grant.Outcome switch
            {
                GrantOutcome.NoOpenSlot => AssignOutcome.NoOpenSlot,
                GrantOutcome.Barred => AssignOutcome.Barred,
                _ => AssignOutcome.TaskMoved,
            };
        _cards[(task.Id, lease.Token)] = (card, grant.Response, lease.Explanation);
        _desk.Assign(new(task.Tenant, task.Id, new LaneKey(card.Ref.Batch, lease.Stage), lease.Token, terms));
        Settle();
        return AssignOutcome.Assigned;
    }

    public async Task PutFirst(ProjectId? project)
    {
        Put();

        // What is held ahead was chosen without it.
        foreach (var ahead in _desk.Leases.Where(l => l.Standing == LeaseStanding.Prefetched).ToArray())
            _desk.GiveBack(ahead.Task, ahead.Token);
        _desk.Wake();
        Settle();
        await Learn(Put);

        void Put() => learned.State.FirstProject = project?.Value;
    }

    public Task<bool> Message(string text)
    {
        if (_connections.Count == 0)
            return Task.FromResult(false);
        Push(m => m with { Kind = "message", Text = text });
        return Task.FromResult(true);
    }

    private HeldTask HeldOf(DeskLease lease)
    {
        var shown = AssignmentOf(lease);
        return new(_cards[(lease.Task, lease.Token)].Card.Ref, lease.Token, shown.Stage, shown.Standing, lease.AcceptedAt ?? lease.OfferedAt ?? clock.Now);
    }
}
