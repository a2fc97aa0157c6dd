using Scheduler.Simulation.Cluster;
using Scheduler.Simulation.Mutants;

namespace Scheduler.Simulation.Shells;

/// <summary>Finds what fell between: hands live leases to their annotators and sweeps launched batches. A reminder wakes it.</summary>
public sealed class SweeperShell : Grain
{
    public const string Only = "sweeper";

    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LeaseAge = 2 * Network.ResponseTimeout;

    public async Task<bool> Sweep()
    {
        var batches = await Net.Read(this, () => World.Rows.Batches.Values.Where(b => b.IsWorkedOn).Select(b => b.Plan.Id.Value).ToArray());
        foreach (var batch in batches)
            Net.Send<BatchShell>(batch, b => b.Sweep());
        if (World.Mutant == Mutant.OrphansNotAdopted)
            return true;

        var leases = await Net.Read(this, () => World.Rows.LiveLeases());
        foreach (var group in leases.Where(l => Now - l.Attempt.Times.GrantedAt >= LeaseAge).GroupBy(l => l.Attempt.Annotator))
        {
            var handed = group.ToArray();
            Net.Send<AnnotatorShell>(group.Key.Value, a => a.Handed(handed));
        }

        return true;
    }
}
