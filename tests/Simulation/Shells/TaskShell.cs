using Scheduler.Domain;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.Cluster;
using Scheduler.Simulation.Mutants;
using Scheduler.Simulation.Store;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Shells;

/// <summary>The grain of one task: decide, record, apply, tell the batch, answer. One command at a time.</summary>
public sealed class TaskShell : Grain
{
    private LabelTask _task = null!;
    private int _priority;

    protected override bool Reentrant => false;

    protected override Task Activate() => Read();

    private async Task Read() => (_task, _priority) = await Net.Read(this, () => (World.Rows.Tasks[new TaskId(Key)].State, World.Rows.Tasks[new TaskId(Key)].Priority));

    /// <summary>What changes nothing is said only after a look at the row: no version would tell that memory is behind it.</summary>
    private async Task<T> Decide<T>(Func<LabelTask, T> rule)
        where T : ITaskDecision
    {
        var decision = rule(_task);
        if (decision.Change is not null || World.Mutant == Mutant.RefusesFromMemory)
            return decision;
        await Read();
        return rule(_task);
    }

    public async Task<(GrantOutcome, Attempt?)> Grant(Grant grant)
    {
        var decision = await Decide(task => TaskMutations.Grant(World.Mutant, task, grant));
        if (decision.Change is { } change)
            await Record(change);
        World.Log($"{Key} v{_task.Version} answers {grant.Annotator}: {decision.Outcome}");
        TellBatch(grant.Annotator);
        return (decision.Outcome, decision.Attempt);
    }

    public async Task<SubmitOutcome> Submit(Submit submit)
    {
        var decision = await Decide(task => TaskMutations.Submit(World, task, submit, Merges.Majority));
        if (decision.Change is { } decided)
        {
            var change = QualityBatch.Is(_task.Ref.Batch) ? ScoreRule.Score(_task, decided, QualityPlan.Known, Merges.Majority) : decided;
            if (World.Mutant == Mutant.AckBeforeRecord)
                World.Spawn(() => RecordAndTell(change));
            else
                await RecordAndTell(change);
        }

        return decision.Outcome;
    }

    public async Task<EndOutcome> End(End end)
    {
        var decision = await Decide(task => EndRule.Decide(task, end));
        if (decision.Change is { } change)
            await RecordAndTell(change);
        return decision.Outcome;
    }

    public async Task<(CancelOutcome, (AnnotatorId, long)?)> Cancel(CommandId command)
    {
        var decision = await Decide(task => CancelRule.Decide(task, command, Now));
        var holder = _task.Attempts.FirstOrDefault(a => a.IsLive);
        if (decision.Change is { } change)
            await RecordAndTell(change);
        return (decision.Outcome, holder is null ? null : (holder.Annotator, holder.Token));
    }

    private async Task RecordAndTell(TaskChange change)
    {
        await Record(change);
        TellBatch(null);
    }

    private async Task Record(TaskChange change)
    {
        var after = _task.Apply(change);
        var outcome = await World.Ledger.Record(this, _task, change, after);
        if (outcome == Outcome.Refused)
            World.Audit.Violate("refused", $"the ledger refused {change.Kind} of {Key}");
        if (outcome == Outcome.Recorded || World.Mutant == Mutant.AppliesUnrecorded)
        {
            _task = after;
            return;
        }

        // What is not known to be recorded may be: only the row tells, so this state is worth nothing any more.
        if (outcome is Outcome.Unknown or Outcome.Stale && World.Mutant != Mutant.KeepsStaleState)
            Deactivate();
        throw new CallFailedException(outcome.ToString());
    }

    private void TellBatch(AnnotatorId? granted)
    {
        // Nobody is dealt what stands in a batch of quality tasks.
        if (QualityBatch.Is(_task.Ref.Batch) || (World.Mutant == Mutant.LostNoticesUnswept && granted is null))
            return;
        var notice = Notices.Of(_task, _priority, World.Mutant);
        var closed = _task.Status != LabelTaskStatus.Pending;
        Net.Send<BatchShell>(_task.Ref.Batch.Value, b => b.Observe(notice, granted, closed));
    }
}
