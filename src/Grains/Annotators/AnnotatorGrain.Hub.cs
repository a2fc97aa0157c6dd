using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Grains.Interfaces.Tasks;

namespace Scheduler.Grains.Annotators;

public sealed partial class AnnotatorGrain
{
    private readonly Dictionary<(TaskId, long Token), string> _drafts = [];

    public async Task<Activity> SetActivity(Activity activity)
    {
        if (_worker is null)
            await ReadProfile();
        _desk.SetActivity(_worker is null ? Activity.Offline : activity, clock.Now);
        Settle();
        return _desk.Activity;
    }

    public Task<bool> Accept(LeaseHandle lease)
    {
        var held = Parse(lease) is var (_, task) && _desk.Accept(task, lease.Token, clock.Now);
        Settle();
        return Task.FromResult(held);
    }

    public async Task<bool> GiveUp(LeaseHandle lease, string reason, TimeSpan? retryAfter)
    {
        if (Parse(lease) is not var (_, task) || _desk.GiveUp(task, lease.Token, reason, retryAfter, clock.Now) is not { } end)
            return false;
        var told = EndLease(end);
        Settle();
        await told;
        return true;
    }

    public Task<bool> SaveDraft(LeaseHandle lease, string draft)
    {
        _desk.Beat(clock.Now);
        var held = Parse(lease) is var (_, task) && _desk.Find(task, lease.Token) is not null;
        if (held)
            _drafts[(Parse(lease)!.Value.Task, lease.Token)] = draft;
        Settle();
        return Task.FromResult(held);
    }

    public Task<LeaseProject?> ProjectOf(LeaseHandle lease)
    {
        var held = Parse(lease) is var (_, task) && _desk.Find(task, lease.Token) is not null;
        var card = held ? _cards[(Parse(lease)!.Value.Task, lease.Token)].Card : null;
        return Task.FromResult(card is null ? null : new LeaseProject(card.Ref.Tenant, card.Ref.Project, card.ParamVersion));
    }

    public async Task<SubmitReply> Submit(AnswerRequest answer)
    {
        if (Parse(answer.Lease) is not var (tenant, id))
            return new(SubmitOutcome.UnknownLease, []);

        var token = answer.Lease.Token;
        var lease = _desk.BeginSubmit(id, token, clock.Now);
        var request = new SubmitRequest(Id, token, answer.Command, answer.Response, answer.Verdict, answer.Reason,
            lease?.OfferedAt, lease?.AcceptedAt, answer.ActiveMs);
        var task = GrainFactory.GetGrain<ITaskGrain>(GrainKeys.Task(tenant, id));
        SubmitReply reply;
        try
        {
            reply = await task.Submit(request);
        }
        catch (Exception)
        {
            // Not known: the clocks run again until the client repeats the command.
            _desk.EndSubmit(id, token, keep: true);
            Settle();
            throw;
        }

        // A malformed answer leaves the lease as it was; after any other word it is over.
        var mayMend = reply.Outcome is SubmitOutcome.Invalid or SubmitOutcome.VerdictMismatch;
        _desk.EndSubmit(id, token, keep: mayMend);
        if (!mayMend)
            Finish(id, token);
        if (reply.Outcome == SubmitOutcome.Accepted && lease?.AcceptedAt is { } accepted)
            learned.State.HandleTimes.Add(clock.Now - accepted);
        Settle();
        return reply;
    }

    /// <summary>The tenant and task that a client's handle names; null when it names none.</summary>
    private static (Tenant Tenant, TaskId Task)? Parse(LeaseHandle lease) =>
        GrainKeys.TryTenanted("t/" + lease.TaskKey) is var (tenant, id) ? (tenant, new TaskId(id)) : null;

    private static string KeyOf(DeskLease lease) => GrainKeys.Task(lease.Tenant, lease.Task)[2..];
}
