using System.Reflection;
using System.Text.RegularExpressions;
using Scheduler.Api.Annotators;
using Scheduler.Domain.Tasks;

namespace Scheduler.Tests.Api.Hub;

/// <summary>docs/hub.md says what the code does.</summary>
public partial class HubDocTests
{
    private static readonly string Doc = File.ReadAllText(Path.Combine(Root(), "docs", "hub.md"));

    [Fact]
    public void Every_method_is_documented_and_every_documented_method_is_there() =>
        Assert.Equal(HubMethods.Names.Order(), Rows("Calls").Select(r => Words(r[0]).Single()).Order());

    [Fact]
    public void Every_argument_is_documented_in_its_place()
    {
        foreach (var row in Rows("Calls"))
        {
            var method = Words(row[0]).Single();
            if (method is "SetActivity" or "Submit")
                continue;
            var documented = row[1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(a => a.TrimEnd('?'));
            Assert.Equal(typeof(AnnotatorHub).GetMethod(method)!.GetParameters().Select(p => p.Name), documented);
        }
    }

    [Fact]
    public void Every_field_of_an_answer_is_documented()
    {
        var documented = Words(Rows("Calls").Single(r => r[0].Contains("Submit", StringComparison.Ordinal))[1]).Single().Trim('{', '}').Split(", ").Select(f => f.TrimEnd('?'));
        Assert.Equal(Fields(typeof(SubmitMessage)), documented);
    }

    [Fact]
    public void Every_outcome_is_documented_and_every_documented_outcome_can_be() =>
        Assert.Equal(
            Enum.GetValues<SubmitOutcome>().Where(o => o != SubmitOutcome.Unspecified).Select(Scheduler.Api.Annotators.Words.Snake).Order(),
            Rows("Outcomes of Submit").SelectMany(r => Words(r[0])).Order());

    [Fact]
    public void Every_field_of_an_assignment_is_documented()
    {
        var text = Section("Messages");
        var documented = Words(text[text.IndexOf("An assignment has", StringComparison.Ordinal)..]);
        Assert.Empty(Fields(typeof(Grains.Interfaces.Annotators.Assignment)).Except(documented));
    }

    private static IEnumerable<string> Fields(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]);

    private static List<string[]> Rows(string title) =>
    [
        .. Section(title).Split('\n').Where(l => l.StartsWith('|')).Skip(2)
            .Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    private static string Section(string title)
    {
        var start = Doc.IndexOf($"## {title}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, title);
        var end = Doc.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? Doc[start..] : Doc[start..end];
    }

    private static List<string> Words(string text) => [.. Quoted().Matches(text).Select(m => m.Groups[1].Value)];

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "docs")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("There is no docs folder above the tests.");
        return folder;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
