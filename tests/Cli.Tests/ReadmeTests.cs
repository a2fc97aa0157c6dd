using System.Diagnostics;
using System.Text.RegularExpressions;
using Scheduler.Workers.Hosting;

namespace Scheduler.Tests.Cli;

/// <summary>The README's first walk, run line by line as it stands there.</summary>
[Collection(HostCollection.Name)]
public sealed partial class ReadmeTests(Host host)
{
    [Fact]
    public async Task The_first_walk_works_with_curl_and_with_the_command_line()
    {
        var blocks = Walk();
        Assert.Equal(["curl", "command line"], blocks.Select(b => b.Name));
        foreach (var (name, lines) in blocks)
        {
            var ended = await Shell(lines);
            Assert.True(ended.Code == 0, $"{name}: {ended.Output}\n{ended.Errors}");
            Assert.Contains("\"status\":\"completed\"", ended.Output.Replace(": ", ":", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("annotations", ended.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>The fenced blocks of the section, each called by the words before it that stand in bold.</summary>
    private static (string Name, string Lines)[] Walk()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "README.md"));
        var section = text[text.IndexOf("## First labels", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 3, StringComparison.Ordinal)];
        return [.. Block().Matches(section).Select(m => (m.Groups[1].Value, m.Groups[2].Value))];
    }

    private Task<Ended> Shell(string lines)
    {
        var start = new ProcessStartInfo("bash", ["-e", "-u", "-o", "pipefail", "-c", $"scheduler() {{ dotnet exec '{Host.Program}' \"$@\"; }}\n{lines}"]);
        start.Environment["SCHEDULER_URL"] = host.Url.ToString().TrimEnd('/');
        start.Environment["SCHEDULER_KEY"] = host.TestKey;
        return host.End(start);
    }

    [GeneratedRegex(@"\*\*With (?:the )?(.+?)\*\*.*?\n```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
