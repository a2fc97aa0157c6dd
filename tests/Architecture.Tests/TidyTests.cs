using System.Text.RegularExpressions;
using Xunit;

namespace Scheduler.Tests.Architecture;

public sealed partial class TidyTests
{
    private const int MaxLines = 400, MaxTestLines = 600;

    /// <summary>Hard upper bounds of the sizes below; lower them when the code allows, never raise them.</summary>
    private const int MaxMedian = 60, MaxP90 = 200;

    private static IEnumerable<string> Product => Repository.Files("src", ".cs").Where(f => !f.EndsWith(".Surrogates.cs", StringComparison.Ordinal));

    private static IEnumerable<string> All => Repository.Files("src", ".cs", ".sql").Concat(Repository.Files("tests", ".cs")).Concat(Repository.Files("bench", ".cs"));

    [Fact]
    public void No_file_is_a_house_of_its_own()
    {
        var large = All.Where(f => Repository.Lines(f).Length > (f.StartsWith("tests/", StringComparison.Ordinal) ? MaxTestLines : MaxLines));
        Assert.Empty(large);
    }

    [Fact]
    public void Files_are_small()
    {
        var sizes = Product.Select(f => Repository.Lines(f).Length).Order().ToArray();
        Assert.InRange(sizes[sizes.Length / 2], 1, MaxMedian);
        Assert.InRange(sizes[sizes.Length * 9 / 10], 1, MaxP90);
    }

    [Fact]
    public void Nothing_is_named_after_what_it_is_not()
    {
        var vague = All.Where(f => VagueName().IsMatch(Path.GetFileNameWithoutExtension(f)) || f.Split('/').Any(p => p is "Utils" or "Helpers" or "Common"));
        Assert.Empty(vague);
    }

    [Fact]
    public void Nothing_is_left_over()
    {
        var leftovers = All.Where(f => !f.EndsWith("TidyTests.cs", StringComparison.Ordinal))
            .SelectMany(f => Repository.Lines(f).Select((line, i) => (f, i, line)))
            .Where(x => Leftover().IsMatch(x.line))
            .Select(x => $"{x.f}:{x.i + 1}: {x.line.Trim()}");
        Assert.Empty(leftovers);
    }

    [Fact]
    public void Tests_do_not_sleep()
    {
        var sleeping = Repository.Files("tests", ".cs").Where(f => !f.EndsWith("TidyTests.cs", StringComparison.Ordinal))
            .Where(f => Repository.Text(f).Contains("Thread.Sleep", StringComparison.Ordinal));
        Assert.Empty(sleeping);
    }

    [GeneratedRegex("(Helpers?|Utils?|Utilities|Manager|Common|Misc)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Leftover();
}
