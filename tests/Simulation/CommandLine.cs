using System.CommandLine;
using Scheduler.Simulation.Runs;

namespace Scheduler.Simulation;

/// <summary>The options of the program.</summary>
public static class CommandLine
{
    public static RootCommand Root()
    {
        var seeds = new Option<int>("--seeds") { Description = "How many seeds to run.", DefaultValueFactory = _ => 200 };
        var from = new Option<ulong>("--from") { Description = "The first seed.", DefaultValueFactory = _ => 1UL };
        var seed = new Option<ulong?>("--seed") { Description = "Run this seed alone." };
        var trace = new Option<bool>("--trace") { Description = "With --seed: write what happens." };
        var mutant = new Option<Mutants.Mutant>("--mutant") { Description = "With --seed: break this rule." };
        var mutants = new Option<bool>("--mutants") { Description = "Run the mutants too (the default with --seeds)." };
        var noMutants = new Option<bool>("--no-mutants") { Description = "Leave the mutants out." };
        var jobs = new Option<int>("--jobs") { Description = "Worlds run at once.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var root = new RootCommand("Runs the scheduler's rules in simulated days, with faults, under an auditor.") { seeds, from, seed, trace, mutant, mutants, noMutants, jobs };
        root.Validators.Add(result =>
        {
            if (result.GetValue(mutants) && result.GetValue(noMutants))
                result.AddError("--mutants and --no-mutants exclude each other.");
        });
        AtLeast(seeds, 1);
        AtLeast(jobs, 1);
        root.SetAction(parsed => parsed.GetValue(seed) is { } one
            ? Replay.Run(one, parsed.GetValue(mutant), parsed.GetValue(trace))
            : FullRun.Run(parsed.GetValue(from), parsed.GetValue(seeds), parsed.GetValue(jobs), !parsed.GetValue(noMutants)));
        return root;
    }

    private static void AtLeast(Option<int> option, int least) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < least)
            result.AddError($"{option.Name} must be {least} or more.");
    });
}
