using System.Text.RegularExpressions;
using Xunit;

namespace Scheduler.Tests.Architecture;

public sealed partial class DocsTests
{
    /// <summary>Names that documents may use though no source declares them: other people's types, and file names.</summary>
    private static readonly HashSet<string> Foreign =
    [
        "Orleans", "SignalR", "PostgreSQL", "SQLite", "MessagePack", "Npgsql", "Dapper", "TimeProvider", "DeactivateOnIdle", "OnDeactivateAsync", "InProcessTestCluster",
    ];

    public static TheoryData<string> Documents => [.. Repository.Files("docs", ".md").Append("README.md").Append("CONTRIBUTING.md").Where(f => File.Exists(Path.Combine(Repository.Root, f)))];

    [Theory, MemberData(nameof(Documents))]
    public void Every_name_in_code_type_that_looks_like_ours_exists(string document)
    {
        var declared = Repository.Files("src", ".cs").Concat(Repository.Files("tests", ".cs")).Concat(Repository.Files("bench", ".cs"))
            .SelectMany(f => Identifier().Matches(Repository.Text(f)).Select(m => m.Value)).ToHashSet();
        var missing = CodeName().Matches(Repository.Text(document)).Select(m => m.Groups[1].Value)
            .Where(n => !declared.Contains(n) && !Foreign.Contains(n)).Distinct();
        Assert.Empty(missing);
    }

    [Theory, MemberData(nameof(Documents))]
    public void Every_link_to_a_file_leads_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        var broken = Link().Matches(Repository.Text(document)).Select(m => m.Groups[1].Value.Split('#')[0])
            .Where(l => l.Length > 0 && !l.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, l)));
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_log_event_has_a_number_of_its_own_that_operators_can_look_up()
    {
        var numbers = Repository.Files("src", ".cs").SelectMany(f => LogEvent().Matches(Repository.Text(f)).Select(m => m.Groups[1].Value)).ToArray();
        Assert.NotEmpty(numbers);
        Assert.Empty(numbers.GroupBy(n => n).Where(n => n.Count() > 1).Select(n => n.Key));
        var told = Repository.Lines("docs/operations.md").SkipWhile(l => !l.StartsWith("Log events:", StringComparison.Ordinal)).TakeWhile(l => l.Length > 0);
        Assert.Empty(numbers.Except(told.SelectMany(l => Number().Matches(l).Select(m => m.Value))));
    }

    [GeneratedRegex(@"(?:LoggerMessage|LogLevel\.\w+, new)\((\d+),")]
    private static partial Regex LogEvent();

    [GeneratedRegex(@"\b\d{4}\b")]
    private static partial Regex Number();

    /// <summary>A PascalCase word of two humps or more between backticks.</summary>
    [GeneratedRegex("`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)`")]
    private static partial Regex CodeName();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
