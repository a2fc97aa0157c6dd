using Xunit;

namespace Scheduler.Tests.Architecture;

public sealed class FeatureTests
{
    public static TheoryData<string> Projects =>
        [.. Repository.Files("src", ".csproj").Select(p => Path.GetFileNameWithoutExtension(p))];

    [Theory, MemberData(nameof(Projects))]
    public void Feature_folders_do_not_depend_on_each_other_in_circles(string project)
    {
        var edges = new Dictionary<string, SortedSet<string>>();
        foreach (var file in Repository.Files($"src/{project}", ".cs"))
            if (FeatureOf(project, file) is { } from)
                foreach (var line in Repository.Lines(file))
                    if (UsedFeature(project, line) is { } to && to != from)
                        (edges.TryGetValue(from, out var set) ? set : edges[from] = []).Add(to);

        var circle = Circle(edges);
        Assert.True(circle is null, $"{project}: {circle}");
    }

    private static string? FeatureOf(string project, string file)
    {
        var parts = file[$"src/{project}/".Length..].Split('/');
        return parts.Length > 1 ? parts[0] : null;
    }

    private static string? UsedFeature(string project, string line)
    {
        var prefix = $"using Scheduler.{project}.";
        return line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..].TrimEnd(';').Split('.')[0] : null;
    }

    private static string? Circle(Dictionary<string, SortedSet<string>> edges)
    {
        var done = new HashSet<string>();
        string? Visit(string node, List<string> path)
        {
            if (path.Contains(node))
                return string.Join(" → ", path.SkipWhile(p => p != node).Append(node));
            if (!done.Add(node))
                return null;
            return edges.GetValueOrDefault(node, []).Select(next => Visit(next, [.. path, node])).FirstOrDefault(c => c is not null);
        }

        return edges.Keys.Select(k => Visit(k, [])).FirstOrDefault(c => c is not null);
    }
}
