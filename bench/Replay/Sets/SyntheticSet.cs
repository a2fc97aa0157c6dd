using System.Globalization;

namespace Scheduler.Replay.Sets;

/// <summary>A job made from a seed: workers with confusion matrices of their own, ten answers a task.</summary>
internal static class SyntheticSet
{
    private const int Classes = 4, AnswersPerTask = 10;

    /// <param name="size">Tasks x workers, such as <c>800x100</c>.</param>
    public static CrowdSet Make(string size, int seed)
    {
        var parts = size.Split('x');
        if (parts.Length != 2 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var tasks) || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var workers)
            || tasks < 1 || workers < 1)
            throw new ArgumentException($"--synthetic takes tasks x workers, such as 800x100, not '{size}'.", nameof(size));

        var random = new Random(seed);
        string[] classes = [.. Enumerable.Range(0, Classes).Select(c => c.ToString(CultureInfo.InvariantCulture))];
        var skill = Enumerable.Range(0, workers).Select(_ => 0.5 + (0.45 * random.NextDouble())).ToArray();
        var answers = Enumerable.Range(0, workers).Select(_ => new Dictionary<string, string>()).ToArray();
        var truth = new Dictionary<string, string>();
        for (var t = 0; t < tasks; t++)
        {
            var task = t.ToString(CultureInfo.InvariantCulture);
            var right = random.Next(Classes);
            truth[task] = classes[right];
            foreach (var worker in Enumerable.Range(0, workers).OrderBy(_ => random.Next()).Take(AnswersPerTask))
                answers[worker][task] = classes[random.NextDouble() < skill[worker] ? right : (right + 1 + random.Next(Classes - 1)) % Classes];
        }

        return new("synthetic-" + size, [.. truth.Keys], classes,
            answers.Select((a, w) => (w, a)).Where(x => x.a.Count > 0)
                .ToDictionary(x => x.w.ToString(CultureInfo.InvariantCulture), x => (IReadOnlyDictionary<string, string>)x.a), truth);
    }
}
