using System.Collections.Concurrent;
using Scheduler.Domain;
using Scheduler.Storage.Quality;

namespace Scheduler.Grains.Quality;

/// <summary>
/// How people stand towards projects with quality tasks, so that a claim without news reads nothing. What is kept only ever lets
/// somebody work: who still needs training is looked up each time, for their last answer or a lower bar may have opened the gate.
/// </summary>
internal sealed class Standings(IQualityAttempts attempts, TimeProvider time)
{
    /// <summary>How long what a project asks of people may be out of date: its settings, and whether there is training at all.</summary>
    public static readonly TimeSpan ProjectAge = TimeSpan.FromSeconds(5);

    /// <summary>Projects and passes held at once; at more, all are dropped and looked up anew.</summary>
    private const int MaxProjects = 1_000, MaxPasses = 100_000;

    private readonly ConcurrentDictionary<ProjectId, (QualityStanding OfSomebody, long At)> _projects = [];

    /// <summary>A pass is for good.</summary>
    private readonly ConcurrentDictionary<(ProjectId, AnnotatorId), bool> _passed = [];

    /// <returns>Null when there is no such project.</returns>
    public async ValueTask<QualityStanding?> Of(Tenant tenant, ProjectId project, AnnotatorId person, CancellationToken cancel)
    {
        if (_projects.TryGetValue(project, out var known) && time.GetElapsedTime(known.At) < ProjectAge
            && known.OfSomebody with { Passed = _passed.ContainsKey((project, person)) } is { NeedsTraining: false } kept)
            return kept;

        var at = time.GetTimestamp();
        if (await attempts.Standing(tenant, project, person, cancel) is not { } standing)
            return null;
        if (_projects.Count >= MaxProjects)
            _projects.Clear();
        _projects[project] = (standing, at);
        if (standing.Passed)
            Pass(project, person);
        return standing;
    }

    public void Pass(ProjectId project, AnnotatorId person)
    {
        if (_passed.Count >= MaxPasses)
            _passed.Clear();
        _passed[(project, person)] = true;
    }
}
