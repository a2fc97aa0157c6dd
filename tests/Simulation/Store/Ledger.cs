using Scheduler.Domain.Tasks;
using Scheduler.Simulation.Cluster;
using Scheduler.Simulation.Engine;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Store;

/// <summary>The hot path's only write, with everything that happens to a commit on its way.</summary>
public sealed class Ledger(SimWorld world, Prng chance)
{
    private Faults Faults => world.Faults;

    public Task<Outcome> Record(Grain from, LabelTask before, TaskChange change, LabelTask after)
    {
        var reply = new Reply<Outcome>(from);
        if (chance.Chance(Faults.BusyLedger))
            world.Time.After(Write(), () => reply.Give(Outcome.Busy));
        else if (chance.Chance(Faults.LostWrite))
            world.Time.After(Network.ResponseTimeout, () => reply.Give(Outcome.Unknown));
        else if (chance.Chance(Faults.LateWrite))
            Late();
        else
            world.Time.After(Write(), Commit);
        return reply.Task;

        void Commit()
        {
            var outcome = world.Rows.Record(before, change, after);
            if (outcome == Outcome.Recorded && chance.Chance(Faults.CrashAfterRecord))
                world.Net.Crash(from);
            if (chance.Chance(Faults.LostOutcome))
                outcome = Outcome.Unknown;
            world.Time.After(Write(), () => reply.Give(outcome));
        }

        void Late()
        {
            world.Time.After(TimeSpan.FromMilliseconds(chance.Between(10, 3_000)), () => reply.Give(Outcome.Unknown));
            world.Time.After(TimeSpan.FromMilliseconds(chance.Exponential(4_000)), () => world.Rows.Record(before, change, after));
        }
    }

    private TimeSpan Write() => TimeSpan.FromMicroseconds(chance.Between(1_000, 4_000));
}
