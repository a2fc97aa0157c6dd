using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.Cluster;
using Scheduler.Simulation.Mutants;

namespace Scheduler.Simulation.Shells;

public sealed partial class AnnotatorShell
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private async Task Claim(DeskEffect.Claim claim)
    {
        var flow = new ClaimFlow(claim.Purpose, World.NewCommand);
        while (true)
            switch (flow.Next)
            {
                case ClaimStep.Choose choose:
                    await Ask(flow, async () => flow.Chosen(await Net.Call<DispatcherShell, Choice>(this, DispatcherShell.Only,
                        d => Task.FromResult(d.Choose(Worker, choose)))));
                    break;
                case ClaimStep.Check check:
                    await Ask(flow, async () => flow.Checked(await Check(check)));
                    break;
                case ClaimStep.Take { Lane: var lane }:
                    var now = Now;
                    await Ask(flow, async () => flow.Taken(await Net.Call<BatchShell, TakeResult>(this, lane.Key.Batch.Value,
                        b => Task.FromResult(b.Take(Id, lane.Key.Stage, now)))));
                    break;
                case ClaimStep.Grant grant:
                    await Grant(flow, grant, claim.WaitingSince);
                    break;
                case ClaimStep.Won { Lane: var lane, Task: var task, Lease: var lease }:
                    var terms = World.Rows.Batches[lane.Key.Batch].Plan.Terms;
                    _desk.ClaimWon(flow.Purpose, new DeskLease(lane.Tenant, task, lane.Key, lease.Token, terms));
                    Settle();
                    return;
                case ClaimStep.Nothing nothing:
                    _desk.ClaimEmpty(flow.Purpose, nothing.Seen, nothing.RetryAt);
                    Settle();
                    return;
            }
    }

    private async Task Ask(ClaimFlow flow, Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (CallFailedException)
        {
            flow.Failed(Now + LookAgain);
        }
    }

    private async Task Grant(ClaimFlow flow, ClaimStep.Grant step, DateTimeOffset? waitingSince)
    {
        var (outcome, lease) = await UntilKnown(step.Task, new Grant(Id, step.Lane.Key.Stage, step.Command, Now, waitingSince, step.Explanation));
        flow.Granted(outcome, lease);
    }

    /// <summary>The same command until its outcome is known: choosing again could win twice.</summary>
    private async Task<(GrantOutcome, Attempt?)> UntilKnown(TaskId task, Grant grant)
    {
        _claiming.Add(task);
        while (true)
            try
            {
                var known = await Net.Call<TaskShell, (GrantOutcome, Attempt?)>(this, task.Value, t => t.Grant(grant));
                _claiming.Remove(task);
                return known;
            }
            catch (CallFailedException) when (World.Mutant == Mutant.ChoosesAgainOnUnknown)
            {
                _claiming.Remove(task);
                return (GrantOutcome.NoOpenSlot, null);
            }
            catch (CallFailedException)
            {
                await Net.Delay(this, Repeat);
            }
    }
}
