using System.Diagnostics;
using System.Text.RegularExpressions;
using Scheduler.Workers.Hosting;

namespace Scheduler.Tests.Cli;

/// <summary>The package that <c>dotnet pack</c> makes: installed as anybody would, it is the whole command line.</summary>
[Collection(HostCollection.Name)]
public sealed partial class ToolTests(Host host)
{
    [Fact]
    public async Task The_packed_tool_installs_and_works()
    {
        var (packages, tools) = (Path.Combine(host.Folder, "packages"), Path.Combine(host.Folder, "tools"));
        (await Dotnet("pack", Path.Combine(RepositoryRoot.Find(), "src", "Cli"), "-c", ServerProcess.Configuration, "--no-build", "-o", packages)).Well();
        (await Dotnet("tool", "install", "Scheduler.Cli", "--tool-path", tools, "--source", packages)).Well();

        var help = (await Tool(tools, "--help")).Well().Output;
        Assert.Contains("projects create animals", help, StringComparison.Ordinal);
        Assert.Contains("\n  scheduler [command] [options]\n", help, StringComparison.Ordinal);
        (await Tool(tools, "projects", "list")).Well();
    }

    [Fact]
    public async Task Every_command_teaches_by_examples_that_parse_and_says_how_it_ends()
    {
        foreach (var (name, content) in new[] { ("taxonomy.json", "{}"), ("pictures.jsonl", ""), ("zoo.csv", "") })
            await File.WriteAllTextAsync(Path.Combine(host.Folder, name), content);
        foreach (var command in await Leaves([]))
        {
            var help = (await host.Run([.. command, "--help"])).Well().Output;
            Assert.Contains("Exit codes: 0 done", help, StringComparison.Ordinal);
            var examples = Example().Matches(help[help.IndexOf("\nExamples:\n", StringComparison.Ordinal)..]).Select(m => m.Groups[1].Value).ToArray();
            Assert.True(examples.Length > 0, string.Join(' ', command));

            // 3: all of it was read, and then there was no server.
            foreach (var example in examples)
            {
                Assert.StartsWith(string.Join(' ', command), example, StringComparison.Ordinal);
                var read = await host.End(new("bash", ["-c", $"SCHEDULER_URL=http://127.0.0.1:1 SCHEDULER_KEY=any dotnet exec '{Host.Program}' {example}"]));
                Assert.True(read.Code == 3, $"{example}: {read.Code} {read.Errors}");
            }
        }
    }

    /// <summary>Commands that do something, as they list each other.</summary>
    private async Task<List<string[]>> Leaves(string[] command)
    {
        var help = (await host.Run([.. command, "--help"])).Well().Output;
        if (!help.Contains("\nCommands:\n", StringComparison.Ordinal))
            return [command];
        var leaves = new List<string[]>();
        foreach (var name in Listed().Matches(help[help.IndexOf("\nCommands:\n", StringComparison.Ordinal)..]).Select(m => m.Groups[1].Value))
            leaves.AddRange(await Leaves([.. command, name]));
        return leaves;
    }

    private Task<Ended> Dotnet(params string[] arguments) => host.End(new("dotnet", arguments));

    private Task<Ended> Tool(string tools, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(tools, "scheduler"), arguments);
        start.Environment["SCHEDULER_URL"] = host.Url.ToString();
        start.Environment["SCHEDULER_KEY"] = host.TestKey;
        return host.End(start);
    }

    [GeneratedRegex("^  scheduler (.+)$", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex("^  ([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
