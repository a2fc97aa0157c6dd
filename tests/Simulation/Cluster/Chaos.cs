using Scheduler.Simulation.Engine;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Cluster;

/// <summary>Kills grains and processes, makes twins and moves clocks, at the rates of the world's faults.</summary>
public sealed class Chaos(SimWorld world, Prng chance)
{
    /// <summary>How long an activation works on beside its successor.</summary>
    public static readonly TimeSpan TwinLife = TimeSpan.FromSeconds(20);

    public void Start()
    {
        foreach (var process in world.Net.Processes)
            process.Skew = Skew();
        Repeat(f => f.GrainCrashEvery, () => OnAny(world.Net.Crash));
        Repeat(f => f.ProcessCrashEvery, CrashProcess);
        Repeat(f => f.TwinEvery, () => OnAny(Twin));
        Repeat(f => f.ClockStepEvery, () => chance.Pick(world.Net.Processes).Skew = Skew());
    }

    private TimeSpan Skew() => world.Faults.MaxSkew * chance.Between(-1.0, 1.0);

    private void Repeat(Func<Faults, TimeSpan?> every, Action action)
    {
        if (every(world.Faults) is not { } mean)
            return;
        world.Time.After(TimeSpan.FromMilliseconds(chance.Exponential(mean.TotalMilliseconds)), () =>
        {
            // Faults end with the day: then this loop does too.
            if (every(world.Faults) is null)
                return;
            action();
            Repeat(every, action);
        });
    }

    private void OnAny(Action<Grain> action)
    {
        if (world.Net.Alive.Count > 0)
            action(chance.Pick(world.Net.Alive));
    }

    private void CrashProcess()
    {
        var up = world.Net.Processes.Where(p => p.Up).ToArray();
        if (up.Length > 1)
            world.Net.CrashProcess(chance.Pick(up), TimeSpan.FromSeconds(chance.Between(1, 60)));
    }

    /// <summary>
    /// The directory loses the activation: it goes on with its work beside its successor for a while, then one of the two is gone.
    /// Mostly the elder; but a cluster that mends its directory keeps whichever it pleases.
    /// </summary>
    private void Twin(Grain grain)
    {
        world.Log($"twin {grain.GetType().Name} {grain.Key}");
        world.Net.Forget(grain);
        var elderStays = chance.Below(3) == 0;
        world.Time.After(TwinLife, () =>
        {
            if (!elderStays || !world.Net.Restore(grain))
                grain.Crashed = true;
        });
    }
}
