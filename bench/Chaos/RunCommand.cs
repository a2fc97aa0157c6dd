using System.CommandLine;
using Scheduler.Tests.Support.Postgres;

namespace Scheduler.Chaos;

/// <summary>The options that all runs have, and how one is started.</summary>
internal sealed class RunCommand(int seconds, double think)
{
    public Option<int> Seconds { get; } = new("--seconds") { Description = "How long people work, 30 or more. Starting, draining and checking take about a minute on top.", DefaultValueFactory = _ => seconds };

    public Option<int> Seed { get; } = new("--seed") { Description = "Seeds every draw: what breaks, what people do, what customers send. Timing differs from run to run all the same.", DefaultValueFactory = _ => 1 };

    public Option<int> People { get; } = new("--people") { Description = "Annotators, each a client of its own; every second one speaks MessagePack.", DefaultValueFactory = _ => 200 };

    public Option<int> Silos { get; } = new("--silos") { Description = "Silos, 3 or more.", DefaultValueFactory = _ => 3 };

    public Option<int> Apis { get; } = new("--apis") { Description = "API hosts, 2 or more.", DefaultValueFactory = _ => 2 };

    public Option<double> Think { get; } = new("--think") { Description = "Median seconds a person spends on a task: less is more load.", DefaultValueFactory = _ => think };

    public Option<bool> Keep { get; } = new("--keep") { Description = "Keep the records and the logs of all processes, and say where they are." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Seconds, Seed, People, Silos, Apis, Think, Keep })
            command.Add(option);
    }

    /// <returns>The exit code: 2 when the options or the machine are not fit for a run.</returns>
    public static async Task<int> Run(IEnumerable<string> problems, Func<Task<int>> run)
    {
        string[] all = [.. problems, .. PostgresServer.Missing is { } missing ? [missing] : Array.Empty<string>()];
        foreach (var problem in all)
            await Console.Error.WriteLineAsync(problem);
        return all.Length > 0 ? 2 : await run();
    }
}
