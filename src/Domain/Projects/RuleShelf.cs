using System.Collections.Concurrent;
using System.Text.Json;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Domain.Projects;

/// <summary>
/// The rules of tasks, compiled once for all that share them: a task whose own parameters say nothing of the taxonomy has the rules of
/// its project's version, and what its answers point into is its own all the same. A version never changes, so nothing kept here
/// goes stale; all of it is dropped when there is too much. Safe to use from many threads.
/// </summary>
public sealed class RuleShelf
{
    /// <summary>Compiled versions held at once, and characters of what they were compiled from.</summary>
    public const int MaxEntries = 1_000, MaxCharacters = 16 * 1024 * 1024;

    private readonly ConcurrentDictionary<(ProjectId Project, int Version), AnswerRules> _shared = new();

    private long _characters;

    /// <summary>Null when the project's parameters must be looked at: then <see cref="Add"/>.</summary>
    /// <param name="own">The task's parameters, a JSON object.</param>
    public AnswerRules? Find(ProjectId project, int version, string type, string own)
    {
        if (!_shared.TryGetValue((project, version), out var shared))
            return null;
        using var document = JsonDocument.Parse(own);
        return TaskParams.ShapeTaxonomy(document.RootElement) ? null : shared.About(new TaskParams(document.RootElement).ContentOf(type));
    }

    /// <param name="inherited">Those of the project's version; <c>{}</c> for none.</param>
    public AnswerRules Add(ProjectId project, int version, string type, string own, string inherited)
    {
        using var document = JsonDocument.Parse(own);
        using var above = JsonDocument.Parse(inherited);
        if (TaskParams.ShapeTaxonomy(document.RootElement))
            return AnswerRules.For(type, new(document.RootElement, above.RootElement));
        if (_shared.Count >= MaxEntries || Interlocked.Read(ref _characters) >= MaxCharacters)
        {
            _shared.Clear();
            Interlocked.Exchange(ref _characters, 0);
        }

        Interlocked.Add(ref _characters, inherited.Length);
        return _shared.GetOrAdd((project, version), _ => AnswerRules.For(type, new(above.RootElement))).About(new TaskParams(document.RootElement).ContentOf(type));
    }
}
