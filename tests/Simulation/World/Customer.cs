using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.Cluster;
using Scheduler.Simulation.Engine;
using Scheduler.Simulation.Shells;

namespace Scheduler.Simulation.World;

/// <summary>The customer of one batch: adds tasks, launches, cancels tasks, gives the batch up. Their API host does the writes; no grain is activated.</summary>
public sealed class Customer(SimWorld world, BatchPlan plan, Prng chance)
{
    private static readonly DateTimeOffset Epoch = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly IdSequence _ids = new();
    private readonly List<TaskId> _acknowledged = [];

    public void Start()
    {
        foreach (var (at, count, priority) in plan.Arrivals)
            world.Time.At(at, () => Add(count, priority));
        if (!plan.StartsAtOnce)
            world.Time.At(plan.LaunchAt, Launch);
        if (plan.GiveUpAt is { } end)
            world.Time.At(end, GiveUp);
        if (world.Scenario.CancelShare > 0)
            world.Time.After(NextCancel(), CancelOne);
    }

    private void Add(int count, int priority)
    {
        var added = new List<OrderKey>();
        world.Log($"{count} tasks for {plan.Id}");
        var now = Epoch + world.Time.Now + (world.Faults.MaxSkew * chance.Between(-1.0, 1.0));
        for (var i = 0; i < count; i++)
        {
            var id = new TaskId(_ids.Next(now, (uint)chance.Bits()));
            var task = new LabelTask
            {
                Ref = new(plan.Tenant, plan.Project, plan.Id, id),
                Plan = plan.Plan with { ReviewLevels = chance.Chance(plan.ReviewShare) ? plan.Plan.ReviewLevels : 0 },
                CreatedAt = now,
                ChangedAt = now.ToMillisecond(),
            };
            if (world.Rows.Add(plan.Id, new(task, priority, chance.Chance(0.5) ? "https://customer.example/done" : null)))
                added.Add(new(priority, id));
        }

        if (added.Count == 0)
            return;
        world.Net.Send<BatchShell>(plan.Id.Value, b => b.Arrived(added[0]));

        // The answer may be lost: then the customer knows of nothing, and the tasks are there all the same.
        if (chance.Chance(world.Faults.LostOutcome))
            return;
        foreach (var (_, id) in added)
        {
            _acknowledged.Add(id);
            world.Audit.TaskAcknowledged(id);
        }
    }

    private void Launch()
    {
        world.Rows.Launch(plan.Id, Epoch + world.Time.Now);
        world.Net.Send<BatchShell>(plan.Id.Value, b => b.Launched());
    }

    private void GiveUp()
    {
        world.Rows.GiveUp(plan.Id, world.NewCommand(), Epoch + world.Time.Now);
        world.Net.Send<BatchShell>(plan.Id.Value, b => b.GivenUp());
    }

    private TimeSpan NextCancel() => TimeSpan.FromSeconds(chance.Exponential(60 / (10 * world.Scenario.CancelShare)));

    private void CancelOne()
    {
        if (world.Finishing)
            return;
        if (_acknowledged.Count > 0)
            world.Spawn(() => Cancel(chance.Pick(_acknowledged)));
        world.Time.After(NextCancel(), CancelOne);
    }

    private async Task Cancel(TaskId task)
    {
        var command = world.NewCommand();
        for (var tries = 0; tries < 20; tries++)
            try
            {
                var (outcome, holder) = await world.Net.Call<TaskShell, (CancelOutcome, (AnnotatorId Who, long Token)?)>(null, task.Value, t => t.Cancel(command));
                if (outcome == CancelOutcome.Leased && holder is { } h
                    && await world.Net.Call<AnnotatorShell, bool>(null, h.Who.Value, a => Task.FromResult(a.GiveBack(task, h.Token))))
                    continue;
                world.Audit.ToldOfCancel(task, outcome);
                return;
            }
            catch (CallFailedException)
            {
                await world.Net.Delay(null, TimeSpan.FromSeconds(1));
            }
    }
}
