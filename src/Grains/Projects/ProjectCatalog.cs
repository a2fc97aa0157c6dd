using System.Collections.Concurrent;
using System.Text.Json;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Taxonomy;
using Scheduler.Grains.Interfaces.Tasks;
using Scheduler.Storage.Projects;

namespace Scheduler.Grains.Projects;

/// <summary>What an answer to a task is held against.</summary>
public sealed record AnswerRules(ICheckResponse Check, IMerge Merge);

/// <summary>
/// Compiled taxonomies of a process. A parameter version never changes once stored, so an entry never goes stale; entries are
/// dropped all at once when there are too many.
/// </summary>
public sealed class ProjectCatalog(IProjectStore projects)
{
    /// <summary>Compiled versions held at once.</summary>
    public const int MaxEntries = 1_000;

    private readonly ConcurrentDictionary<ProjectId, LeaseTerms> _terms = new();
    private readonly ConcurrentDictionary<(ProjectId Project, int Version, int Overlap), AnswerRules> _rules = new();

    /// <exception cref="InvalidOperationException">The project is gone: a defect, for projects are never deleted.</exception>
    public async ValueTask<AnswerRules> RulesFor(TaskCard card)
    {
        var own = Parse(card.Params);
        if (own.TryGetProperty("categories", out _))
            return Compile(card, own);

        var key = (card.Ref.Project, card.ParamVersion, card.Plan.Overlap);
        if (_rules.TryGetValue(key, out var known))
            return known;

        var project = await projects.Get(card.Ref.Tenant, card.Ref.Project)
            ?? throw new InvalidOperationException($"Project {card.Ref.Project} of task {card.Ref.Id} does not exist.");
        var version = card.ParamVersion >= 0 ? project.Versions.FirstOrDefault(v => v.Version == card.ParamVersion) : null;
        var rules = Compile(card, Parse(version?.Params ?? "{}"));
        if (_rules.Count >= MaxEntries)
            _rules.Clear();
        return _rules.GetOrAdd(key, rules);
    }

    /// <summary>How long the leases of a project run.</summary>
    public async ValueTask<LeaseTerms> TermsOf(Tenant tenant, ProjectId id)
    {
        if (_terms.TryGetValue(id, out var known))
            return known;
        var settings = (await projects.Get(tenant, id))?.Settings ?? new();
        if (_terms.Count >= MaxEntries)
            _terms.Clear();
        return _terms.GetOrAdd(id, settings.Terms);
    }

    private static AnswerRules Compile(TaskCard card, JsonElement parameters)
    {
        var (check, merge) = ProjectRules.Compile(card.Type, card.Plan.Overlap, parameters);
        return new(check, merge);
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
