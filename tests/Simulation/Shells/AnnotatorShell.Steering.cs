using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;

namespace Scheduler.Simulation.Shells;

public sealed partial class AnnotatorShell
{
    /// <summary>A manager gives the person a task next.</summary>
    public async Task<bool> Assign(TaskRef task, int stage)
    {
        if (!_desk.Connected || _desk.Activity is Activity.Offline or Activity.Draining)
            return false;
        if (_desk.Keep(task.Id))
        {
            World.Audit.KeptFor(Id, task.Id);
            Settle();
            return true;
        }

        var command = World.NewCommand();
        World.Audit.Ordered(command);
        var (outcome, lease) = await UntilKnown(task.Id, new Grant(Id, stage, command, Now, Assigned: true));
        if (outcome != GrantOutcome.Granted)
            return false;
        _desk.Assign(new DeskLease(task.Tenant, task.Id, new LaneKey(task.Batch, lease!.Stage), lease.Token, World.Rows.Batches[task.Batch].Plan.Terms));
        Settle();
        return true;
    }
}
