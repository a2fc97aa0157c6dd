using System.Text.Json;
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
        var accepted = Held(lease) is { } held && _desk.Accept(held.Task, held.Token, clock.Now);
        Settle();
        return Task.FromResult(accepted);
    }

    public async Task<bool> GiveUp(LeaseHandle lease, string reason, TimeSpan? retryAfter)
    {
        if (Held(lease) is not { } held || _desk.GiveUp(held.Task, held.Token, reason, retryAfter, clock.Now) is not { } end)
            return false;
        var told = EndLease(end);
        TellFinished(lease, Word(end.State));
        Settle();
        await told;
        return true;
    }

    public Task<bool> SaveDraft(LeaseHandle lease, string draft)
    {
        _desk.Beat(clock.Now);
        var held = Held(lease);
        if (held is not null)
            _drafts[(held.Task, held.Token)] = draft;
        Settle();
        return Task.FromResult(held is not null);
    }

    public Task<bool> Extend(LeaseHandle lease)
    {
        var extended = Held(lease) is { } held && _desk.Extend(held.Task, held.Token, clock.Now) is not null;
        Settle();
        return Task.FromResult(extended);
    }

    public Task<AheadTask?> Ahead() => Task.FromResult(
        _desk.Leases.FirstOrDefault(l => l.Standing == LeaseStanding.Prefetched) is { } ahead && _cards.TryGetValue((ahead.Task, ahead.Token), out var known)
            ? new AheadTask(KeyOf(ahead), known.Card.Params, known.Card.Ref.Project, known.Card.ParamVersion)
            : null);

    public Task<LeaseProject?> ProjectOf(LeaseHandle lease)
    {
        var card = Held(lease) is { } held ? _cards[(held.Task, held.Token)].Card : null;
        return Task.FromResult(card is null ? null : new LeaseProject(card.Ref.Tenant, card.Ref.Project, card.ParamVersion, card.Ref.Batch, card.Ref.Id));
    }

    public async Task<AnswerReply> Submit(AnswerRequest answer)
    {
        if (Parse(answer.Lease) is not var (tenant, id))
            return new(SubmitOutcome.UnknownLease, [], []);

        // A held task under another tenant's name is no lease: what is said of that name must not end the lease.
        var token = answer.Lease.Token;
        if (_desk.Find(id, token) is { } known && known.Tenant != tenant)
            return new(SubmitOutcome.UnknownLease, [], []);
        var lease = _desk.BeginSubmit(id, token, clock.Now);

        // Looks for the next lease now: its grant and this answer meet in the ledger and share a transaction.
        Settle();
        var request = new SubmitRequest(Id, token, answer.Command, answer.Response, answer.Verdict, answer.Reason,
            lease?.OfferedAt, lease?.AcceptedAt, answer.ActiveMs, _desk.Claiming);
        var task = GrainFactory.Get<ITaskGrain>(GrainKeys.Task(tenant, id));
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

        AnnotatorMeter.Answered(reply.Outcome);

        // A malformed answer leaves the lease as it was; after any other word it is over.
        var mayMend = reply.Outcome is SubmitOutcome.Invalid or SubmitOutcome.VerdictMismatch;
        _desk.EndSubmit(id, token, keep: mayMend);
        if (!mayMend)
            Finish(id, token, clock.Now);
        if (reply.Outcome == SubmitOutcome.Accepted && lease?.AcceptedAt is { } accepted)
            learned.State.HandleTimes.Add(clock.Now - accepted);
        return new(reply.Outcome, reply.Problems, SettleInto(answer, mayMend || lease is null ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(reply.Outcome.ToString())));
    }

    /// <summary>The tenant and task that a client's handle names; null when it names none.</summary>
    private static (Tenant Tenant, TaskId Task)? Parse(LeaseHandle lease) =>
        GrainKeys.TryTenanted("t/" + lease.TaskKey) is var (tenant, id) ? (tenant, new TaskId(id)) : null;

    /// <summary>The lease that a client's handle names, if it is held here.</summary>
    private DeskLease? Held(LeaseHandle handle) =>
        Parse(handle) is var (tenant, id) && _desk.Find(id, handle.Token) is { } lease && lease.Tenant == tenant ? lease : null;

    private static string KeyOf(DeskLease lease) => GrainKeys.Task(lease.Tenant, lease.Task)[2..];
}
