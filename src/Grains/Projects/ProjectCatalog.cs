using System.Collections.Concurrent;
using System.Text.Json;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Taxonomy.Reading;
using Scheduler.Grains.Interfaces.Tasks;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Quality;

namespace Scheduler.Grains.Projects;

/// <summary>
/// Compiled taxonomies of a process. A parameter version never changes once stored, so an entry never goes stale; entries are
/// dropped all at once when there are too many.
/// </summary>
public sealed class ProjectCatalog(IProjectStore projects, IQualityAttempts attempts, GrainClock clock)
{
    /// <summary>How long terms that were changed elsewhere may still be used for leases found in the rows.</summary>
    private static readonly TimeSpan TermsAge = TimeSpan.FromMinutes(1);

    /// <summary>Compiled versions held at once.</summary>
    public const int MaxEntries = 1_000;

    private readonly ConcurrentDictionary<ProjectId, (LeaseTerms Terms, DateTimeOffset At)> _terms = new();
    private readonly ConcurrentDictionary<(ProjectId Project, int Version), AnswerRules> _rules = new();

    /// <exception cref="InvalidOperationException">The project is gone: a defect, for projects are never deleted.</exception>
    public async ValueTask<AnswerRules> RulesFor(TaskCard card) => QualityBatch.Is(card.Ref.Batch)
        ? await Shared(card) with { Known = await attempts.KnownAnswer(card.Ref.Tenant, card.Ref.Id) }
        : await Shared(card);

    private async ValueTask<AnswerRules> Shared(TaskCard card)
    {
        var key = (card.Ref.Project, card.ParamVersion);
        bool shapes;
        string? text;
        using (var document = JsonDocument.Parse(card.Params))
            (shapes, text) = (TaskParams.ShapeTaxonomy(document.RootElement), new TaskParams(document.RootElement).TextOf(card.Type));
        if (!shapes && _rules.TryGetValue(key, out var known))
            return known.About(text);

        var project = await projects.Get(card.Ref.Tenant, card.Ref.Project)
            ?? throw new InvalidOperationException($"Project {card.Ref.Project} of task {card.Ref.Id} does not exist.");
        var version = card.ParamVersion >= 0 ? project.Versions.FirstOrDefault(v => v.Version == card.ParamVersion) : null;
        var inherited = Parse(version?.Params ?? "{}");
        if (shapes)
            return AnswerRules.For(card.Type, new(Parse(card.Params), inherited));
        if (_rules.Count >= MaxEntries)
            _rules.Clear();
        return _rules.GetOrAdd(key, AnswerRules.For(card.Type, new(inherited))).About(text);
    }

    /// <summary>How long the leases of a project run.</summary>
    public async ValueTask<LeaseTerms> TermsOf(Tenant tenant, ProjectId id)
    {
        if (_terms.TryGetValue(id, out var known) && clock.Now - known.At < TermsAge)
            return known.Terms;
        var settings = (await projects.Get(tenant, id))?.Settings ?? new();
        if (_terms.Count >= MaxEntries)
            _terms.Clear();
        _terms[id] = (settings.Terms, clock.Now);
        return settings.Terms;
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
