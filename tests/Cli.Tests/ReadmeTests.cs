using System.Diagnostics;
using System.Text.RegularExpressions;
using Scheduler.Workers.Hosting;

namespace Scheduler.Tests.Cli;

/// <summary>The README's first walk, run line by line as it stands there.</summary>
[Collection(HostCollection.Name)]
public sealed partial class ReadmeTests(Host host)
{
    private const string OurCommand = "dotnet run --project src/Cli --";

    [Fact]
    public async Task The_first_walk_works_with_curl_and_with_the_command_line()
    {
        var (settings, blocks) = Walk();
        Assert.Equal(["curl", "command line"], blocks.Select(b => b.Name));
        foreach (var (name, lines) in blocks)
        {
            var ended = await Shell(settings + lines);
            Assert.True(ended.Code == 0, $"{name}: {ended.Output}\n{ended.Errors}");
            Assert.Contains("\"status\":\"completed\"", ended.Output.Replace(": ", ":", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("annotations", ended.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>The fenced blocks of the section: first what sets it up, then each by the words before it that stand in bold.</summary>
    private static (string Settings, (string Name, string Lines)[] Blocks) Walk()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "README.md"));
        var section = text[text.IndexOf("## First labels", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 3, StringComparison.Ordinal)];
        return (section.Split("```\n")[1], [.. Block().Matches(section).Select(m => (m.Groups[1].Value, m.Groups[2].Value))]);
    }

    /// <summary>The lines as they stand, but at this server, with its key, and by the program that is built already.</summary>
    private async Task<Ended> Shell(string lines)
    {
        foreach (var (theirs, ours) in new[] { ("http://127.0.0.1:5080", host.Url.ToString().TrimEnd('/')), ("test_…", host.TestKey), (OurCommand, $"dotnet exec {Host.Program}") })
        {
            Assert.Contains(theirs, lines, StringComparison.Ordinal);
            lines = lines.Replace(theirs, ours, StringComparison.Ordinal);
        }

        // As in a terminal: a shell that reads a file knows no aliases by itself.
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "walk.sh"), $"shopt -s expand_aliases\n{lines}");
        var start = new ProcessStartInfo("bash", ["-e", "-u", "-o", "pipefail", "walk.sh"]);
        foreach (var inherited in new[] { "SCHEDULER_URL", "SCHEDULER_KEY" })
            start.Environment.Remove(inherited);
        return await host.End(start);
    }

    [GeneratedRegex(@"\*\*With (?:the )?(.+?)\*\*.*?\n```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
