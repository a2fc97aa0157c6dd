using Scheduler.Simulation.Audit;
using Scheduler.Simulation.Cluster;
using Scheduler.Simulation.Engine;
using Scheduler.Simulation.Mutants;
using Scheduler.Simulation.Shells;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Runs;

/// <summary>One world from its seed to its end: the day with its faults, then the finish without.</summary>
public sealed class SeedRun
{
    private static readonly TimeSpan DigestEvery = TimeSpan.FromSeconds(2);

    private readonly SimWorld _world;
    private readonly bool _stopAtFirst;

    private SeedRun(SimWorld world, bool stopAtFirst) => (_world, _stopAtFirst) = (world, stopAtFirst);

    public static SeedResult Of(ulong seed, Mutant mutant = Mutant.None, Action<string>? trace = null)
    {
        var turns = new Turns();
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(turns);
        try
        {
            var world = new SimWorld(seed, mutant, turns, trace);
            new SeedRun(world, mutant != Mutant.None).Run();
            return new(seed, world.Time.Events, world.Hash.Value, world.Rows.Tasks.Count, world.Audit.Violations);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private bool Stop => _world.Audit.Violations.Count >= (_stopAtFirst ? 1 : 20);

    private void Run()
    {
        var time = _world.Time;
        _world.Log($"day {_world.Scenario.Day}, {_world.Faults}");
        foreach (var customer in _world.Customers)
            customer.Start();
        foreach (var person in _world.People.Values)
            person.Start();
        _world.Assigner.Start();
        _world.Chaos.Start();
        Repeat(DigestEvery, SendDigest);
        Repeat(SweeperShell.Every, () => _world.Spawn(() => _world.Net.Call<SweeperShell, bool>(null, SweeperShell.Only, s => s.Sweep())));
        Repeat(Auditor.LookEvery, _world.Audit.LookAtIdlePeople);

        time.Run(_world.Scenario.Day, () => Stop);
        Finish();
        var done = false;
        Repeat(TimeSpan.FromSeconds(10), () => done = _world.Audit.AllDone);
        time.Run(_world.Scenario.Day + Bounds.Finish, () => done || Stop);
        if (!Stop)
            _world.Audit.LookAtTheEnd();
    }

    /// <summary>The faults end, clocks agree, those who do not come back go, and the finishers come.</summary>
    private void Finish()
    {
        _world.Log("finish");
        _world.Finishing = true;
        _world.Faults = new Faults();
        foreach (var process in _world.Net.Processes)
            process.Skew = TimeSpan.Zero;
        foreach (var person in _world.People.Values)
            if (person.Plan.Returns)
                person.Come();
            else
                person.Vanish();
    }

    private void SendDigest()
    {
        var connected = _world.People.Values.Where(p => p.Online).Select(p => p.Plan.Worker.Id).ToArray();
        _world.Net.Send<DispatcherShell>(DispatcherShell.Only, d => d.Digest(connected));
    }

    private void Repeat(TimeSpan every, Action action) => _world.Time.After(every, () =>
    {
        action();
        Repeat(every, action);
    });
}
