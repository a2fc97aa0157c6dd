using Scheduler.Domain;
using Scheduler.Simulation.Audit;
using Scheduler.Simulation.Cluster;
using Scheduler.Simulation.Engine;
using Scheduler.Simulation.Mutants;
using Scheduler.Simulation.Store;

namespace Scheduler.Simulation.World;

/// <summary>Everything of one run: time, chance, faults, processes, rows, people, customers and the auditor.</summary>
public sealed class SimWorld
{
    private readonly Action<string>? _trace;
    private long _commands;

    public SimWorld(ulong seed, Mutant mutant, Turns turns, Action<string>? trace)
    {
        Time = new Timeline(turns);
        _trace = trace;
        Mutant = mutant;
        var chance = new Prng(seed);
        Faults = Faults.Draw(chance.Fork());
        Scenario = ScenarioDraw.Of(chance.Fork());
        Audit = new Auditor(this);
        Rows = new Rows(this);
        Net = new Network(this, chance.Fork());
        Ledger = new Ledger(this, chance.Fork());
        Chaos = new Chaos(this, chance.Fork());
        foreach (var plan in Scenario.Batches)
        {
            Rows.Create(plan);
            Customers.Add(new Customer(this, plan, chance.Fork()));
        }

        foreach (var plan in Scenario.People.Concat(Scenario.Finishers))
            People.Add(plan.Worker.Id, new Client(this, plan, chance.Fork()));
        Assigner = new Assigner(this, chance.Fork());
    }

    public Timeline Time { get; }

    public EventHash Hash { get; } = new();

    public Mutant Mutant { get; }

    public Faults Faults { get; set; }

    public Scenario Scenario { get; }

    public Auditor Audit { get; }

    public Rows Rows { get; }

    public Network Net { get; }

    public Ledger Ledger { get; }

    public Chaos Chaos { get; }

    public Dictionary<AnnotatorId, Client> People { get; } = [];

    public List<Customer> Customers { get; } = [];

    public Assigner Assigner { get; }

    /// <summary>After the day: people reject and leave no more, so that all work can end.</summary>
    public bool Finishing { get; set; }

    public CommandId NewCommand() => new($"c{++_commands}");

    public void Log(string what) => _trace?.Invoke($"{Time.Now:hh\\:mm\\:ss\\.ffffff} {what}");

    /// <summary>Starts work nobody waits for. A failed call ends it; a broken invariant is a violation.</summary>
    public async void Spawn(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (CallFailedException)
        {
            // Whoever needed the outcome has repeated the call itself; what is left over is a lost message.
        }
        catch (Exception e)
        {
            Audit.Violate("invariant", e is InvariantBrokenException broken ? broken.Law : e.ToString());
        }
    }
}
