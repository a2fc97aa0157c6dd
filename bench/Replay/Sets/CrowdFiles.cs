namespace Scheduler.Replay.Sets;

/// <summary>Reads <c>answers.csv</c> and <c>truth.csv</c> of a recorded job.</summary>
internal static class CrowdFiles
{
    /// <summary>Folder of a set by name, in the data kept beside the repository; null where there is none.</summary>
    public static string? Find(string repository, string set)
    {
        for (var folder = new DirectoryInfo(repository); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "crowd", set);
            if (File.Exists(Path.Combine(path, "answers.csv")))
                return path;
        }

        return null;
    }

    public static CrowdSet Read(string folder)
    {
        var answers = Lines(folder, "answers.csv").Select(l => (Task: l[0], Worker: l[1], Label: l[2])).ToArray();
        var truth = Lines(folder, "truth.csv").ToDictionary(l => l[0], l => l[1]);
        return new(
            Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)),
            [.. answers.Select(a => a.Task).Distinct()],
            [.. answers.Select(a => a.Label).Concat(truth.Values).Distinct().Order(StringComparer.Ordinal)],
            answers.GroupBy(a => a.Worker).ToDictionary(
                g => g.Key,
                g => (IReadOnlyDictionary<string, string>)g.GroupBy(a => a.Task).ToDictionary(t => t.Key, t => t.First().Label)),
            truth);
    }

    private static IEnumerable<string[]> Lines(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','));
}
