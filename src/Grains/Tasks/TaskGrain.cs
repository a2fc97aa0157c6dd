using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Placement;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using Scheduler.Domain.Taxonomy;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Callbacks;
using Scheduler.Grains.Interfaces.Tasks;
using Scheduler.Grains.Projects;
using Scheduler.Storage.Tasks;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Grains.Tasks;

/// <summary>
/// Carries one task: loads its state when first asked, lets the rules decide, records, applies, tells the batch. Not
/// reentrant: one command at a time. Anything but a recorded write leaves memory unsure of the row, so the activation goes and
/// the caller repeats its command against a fresh one. It lives where the person works who first takes it: nearly all its calls
/// come from there.
/// </summary>
[PreferLocalPlacement]
[GrainType("task")]
public sealed partial class TaskGrain(ITaskReads reads, ILedger ledger, ProjectCatalog catalog, BatchNotices notices, GrainClock clock, ILogger<TaskGrain> log) : SchedulerGrain, ITaskGrain
{
    private LabelTask? _state;
    private TaskCard? _card;
    private AnswerRules? _rules;

    /// <summary>The state was read from the row by the command that runs.</summary>
    private bool _justRead;

    public async Task<GrantReply> Grant(GrantRequest request)
    {
        if (_state is null && request.Card is { Fresh: true } card)
            (_card, _state) = (card, card.ToFreshState());
        if (!await Loaded())
            return new(GrantOutcome.NoSuchTask, null, null, null);

        var decision = await Decide(task => GrantRule.Decide(task, new(request.Annotator, request.Stage, request.Command, clock.Now, request.WaitingSince, request.Explanation, request.Assigned)));
        if (decision.Change is { } change)
            await Record(change, request.Annotator);
        else
            Tell(request.Annotator);
        return new(decision.Outcome, decision.Attempt, _card, _state!.Response);
    }

    public async Task<SubmitReply> Submit(SubmitRequest request)
    {
        if (!await Loaded())
            return new(SubmitOutcome.UnknownLease, []);

        // The lease first: who holds none learns nothing of the task or its taxonomy.
        if (IsStranger(request) && (!await Overtaken() || IsStranger(request)))
            return new(SubmitOutcome.UnknownLease, []);

        var rules = _rules ??= await catalog.RulesFor(_card!);
        if (request.Verdict is not (Verdict.Accept or Verdict.Reject) && ResponseText.Check(request.Response, rules.Check) is { IsEmpty: false } problems)
            return new(SubmitOutcome.Invalid, problems);

        var decision = await Decide(task => SubmitRule.Decide(task, new(request.Annotator, request.Token, request.Command, clock.Now,
            request.Verdict is Verdict.Accept or Verdict.Reject ? null : request.Response, request.Verdict, request.Reason, request.OfferedAt, request.AcceptedAt, request.ActiveMs), rules.Merge));
        if (decision.Change is { } change)
            await Record(rules.Known is { } known ? ScoreRule.Score(_state!, change, known, rules.Merge) : change, followed: request.Followed);
        return new(decision.Outcome, []);
    }

    public async Task<EndOutcome> End(EndRequest request)
    {
        if (!await Loaded())
            return EndOutcome.NoSuchTask;
        var decision = await Decide(task => EndRule.Decide(task, new(request.Annotator, request.Token, request.State, request.Command, clock.Now,
            request.CoolUntil, request.Reason, request.OfferedAt, request.AcceptedAt)));
        if (decision.Change is { } change)
            await Record(change);
        else
            Tell(null);
        return decision.Outcome;
    }

    public async Task<CancelReply> Cancel(CommandId command)
    {
        if (!await Loaded())
            return new(CancelOutcome.NoSuchTask, []);
        var decision = await Decide(task => CancelRule.Decide(task, command, clock.Now));
        if (decision.Change is { } change)
            await Record(change);
        return new(decision.Outcome, decision.Outcome == CancelOutcome.Leased ? Holders() : []);
    }

    public async Task<FaultReply> Fault(FaultRequest request)
    {
        if (!await Loaded())
            return new(FaultOutcome.NoSuchTask, []);
        var decision = await Decide(task => FaultRule.Decide(task, request.Response, request.Command, clock.Now, request.FreesUniqueId));
        if (decision.Change is { } change)
            await Record(change);
        return new(decision.Outcome, decision.Outcome == FaultOutcome.Leased ? Holders() : []);
    }

    private bool IsStranger(SubmitRequest request) => _state!.ByToken(request.Token)?.Annotator != request.Annotator;

    private ImmutableArray<LeaseHolder> Holders() => [.. _state!.Attempts.Where(a => a.IsLive).Select(a => new LeaseHolder(a.Annotator, a.Token))];

    private async ValueTask<bool> Loaded()
    {
        _justRead = false;
        if (_state is not null || await Read())
            return true;
        DeactivateOnIdle();
        return false;
    }

    private async Task<bool> Read()
    {
        var (tenant, id) = GrainKeys.Tenanted(this.GetPrimaryKeyString());
        if (await reads.Load(tenant, new TaskId(id)) is not { } stored)
            return false;
        (_card, _state, _justRead) = (stored.Row.ToCard(), stored.State, true);
        return true;
    }

    /// <summary>
    /// What is recorded finds out by its version that another activation has gone on with the task; what changes nothing does not. Of
    /// two activations a cluster may keep the one that has slept, and that would refuse for ever: the row has the last word.
    /// </summary>
    private async ValueTask<T> Decide<T>(Func<LabelTask, T> rule)
        where T : ITaskDecision
    {
        var decision = rule(_state!);
        return decision.Change is null && await Overtaken() ? rule(_state!) : decision;
    }

    /// <summary>Reads the row, unless this command has; true when it was further than memory, which now stands where it does.</summary>
    private async ValueTask<bool> Overtaken()
    {
        var version = _state!.Version;
        return !_justRead && await Read() && _state.Version != version;
    }

    private async Task Record(TaskChange change, AnnotatorId? granted = null, bool followed = false)
    {
        var before = _state!;
        var after = before.Apply(change);
        var entry = new LedgerEntry(before, change, after, _card!.CallbackUrl, followed);
        var outcome = await ledger.Record(entry);
        if (outcome == LedgerOutcome.Refused)
            throw new RefusedException($"Task {before.Ref.Id}: {change.Kind} cannot be stored.");
        if (outcome == LedgerOutcome.Busy)
            throw new UnsettledException($"Task {before.Ref.Id}: the ledger is busy.");
        if (outcome != LedgerOutcome.Recorded)
        {
            LogUnsettled(before.Ref.Id, change.Kind, outcome);
            _state = null;
            DeactivateOnIdle();
            throw new UnsettledException($"Task {before.Ref.Id}: {change.Kind} is {outcome}.");
        }

        _state = after;
        Tell(granted);
        if (entry.CallsBack)
            GrainFactory.Get<ICallbackSenderGrain>(GrainKeys.CallbackSender(StableHash.ShardOf(entry.CallbackUrl!))).Wake().Ignore();
        if (after.Status != LabelTaskStatus.Pending)
            DeactivateOnIdle();
    }

    private void Tell(AnnotatorId? granted)
    {
        // Nobody is dealt what stands in a batch of quality tasks.
        var task = _state!;
        if (!QualityBatch.Is(task.Ref.Batch))
            notices.Tell(task.Ref, new(task.ToOpenTask(_card!.Priority, clock.Now), granted, task.Status != LabelTaskStatus.Pending));
    }

    [LoggerMessage(1001, LogLevel.Information, "Task {Task}: {Change} is {Outcome}; the activation goes")]
    private partial void LogUnsettled(TaskId task, TaskEventKind change, LedgerOutcome outcome);
}
