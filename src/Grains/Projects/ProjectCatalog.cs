using System.Collections.Concurrent;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Grains.Interfaces.Tasks;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Quality;

namespace Scheduler.Grains.Projects;

/// <summary>
/// What a process keeps of projects: their compiled taxonomies, and how long their leases run. Entries are dropped all at once when there
/// are too many.
/// </summary>
public sealed class ProjectCatalog(IProjectStore projects, IQualityAttempts attempts, GrainClock clock)
{
    /// <summary>How long terms that were changed elsewhere may still be used for leases found in the rows.</summary>
    private static readonly TimeSpan TermsAge = TimeSpan.FromMinutes(1);

    /// <summary>Projects whose terms are held at once.</summary>
    private const int MaxEntries = 1_000;

    private readonly ConcurrentDictionary<ProjectId, (LeaseTerms Terms, DateTimeOffset At)> _terms = new();
    private readonly RuleShelf _rules = new();

    /// <exception cref="InvalidOperationException">The project is gone: a defect, for projects are never deleted.</exception>
    public async ValueTask<AnswerRules> RulesFor(TaskCard card) => QualityBatch.Is(card.Ref.Batch)
        ? await Shared(card) with { Known = await attempts.KnownAnswer(card.Ref.Tenant, card.Ref.Id) }
        : await Shared(card);

    private async ValueTask<AnswerRules> Shared(TaskCard card)
    {
        if (_rules.Find(card.Ref.Project, card.ParamVersion, card.Type, card.Params) is { } known)
            return known;
        var project = await projects.Get(card.Ref.Tenant, card.Ref.Project)
            ?? throw new InvalidOperationException($"Project {card.Ref.Project} of task {card.Ref.Id} does not exist.");
        return _rules.Add(card.Ref.Project, card.ParamVersion, card.Type, card.Params, project.ParamsOf(card.ParamVersion));
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
}
