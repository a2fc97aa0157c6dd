using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Metrics;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Metrics;

/// <summary>Quality by label. No row keeps it: it is counted from the answers themselves when somebody asks.</summary>
internal sealed class LabelReader(IMetricEvents events, IProjectStore projects, IAnnotatorStore people)
{
    /// <summary>Tasks counted for one reply, the latest first, and characters of their answers.</summary>
    internal const int MaxTasks = 5_000, MaxCharacters = 64_000_000;

    /// <summary>The history by label, the most reviewed first; or of each person by label, the worst first.</summary>
    /// <param name="owner">People of this organization only; null for all.</param>
    public async Task<MetricHistory> Grouped(MetricHistory history, MetricQuery asked, OrganizationId? owner, CancellationToken cancel)
    {
        var byProject = new Dictionary<ProjectId, LabelQuality>();
        var rules = new RuleShelf();
        var (tasks, characters, last, cut) = (0, 0L, (DateTimeOffset?)null, false);
        await foreach (var task in events.Judged(asked.Scope, asked.From, asked.To, MaxTasks + 1, cancel))
        {
            // Only a task more than is counted says that something is left out.
            if (cut = tasks == MaxTasks || characters > MaxCharacters)
                break;
            if (!byProject.TryGetValue(task.Row.Ref.Project, out var labels))
                byProject[task.Row.Ref.Project] = labels = new();
            labels.Count(task.State, (await RulesOf(task.Row, rules, cancel)).Merge, task.Row.Review);
            last = task.Row.CompletedAt;
            characters += task.State.Attempts.Sum(a => (long)(a.Response?.Length ?? 0));
            tasks++;
        }

        var groups = asked.Labels == LabelGroups.OfPeople ? await People(byProject, owner, cancel) : Labels(byProject);
        return history with { Series = null, Groups = [.. groups.Take(MetricEndpoints.MaxGroups)], GroupsFrom = cut ? last : null };
    }

    private static IEnumerable<MetricGroup> Labels(Dictionary<ProjectId, LabelQuality> byProject) =>
        byProject.SelectMany(p => p.Value.Flows.Select(f => (Project: p.Key, Label: f.Key, Flow: f.Value)))
            .OrderByDescending(g => g.Flow[Measure.Reviewed] + g.Flow[Measure.Compared]).ThenBy(g => g.Project.Value, StringComparer.Ordinal).ThenBy(g => g.Label, StringComparer.Ordinal)
            .Select(g => Group(g.Project, g.Label, g.Flow));

    private async Task<IEnumerable<MetricGroup>> People(Dictionary<ProjectId, LabelQuality> byProject, OrganizationId? owner, CancellationToken cancel)
    {
        var judged = byProject.SelectMany(p => p.Value.ByPerson.Select(f => (Project: p.Key, f.Key.Person, f.Key.Label, Flow: f.Value))).ToArray();
        var known = (await people.GetAll([.. judged.Select(g => g.Person).Distinct()], cancel)).ToDictionary(r => r.Worker.Id);
        return judged.Where(g => owner is null || known.GetValueOrDefault(g.Person)?.Owner == owner)
            .OrderBy(g => WorstFirst.Believable(QualityFigures.Of(g.Flow))).ThenBy(g => g.Project.Value, StringComparer.Ordinal).ThenBy(g => g.Label, StringComparer.Ordinal).ThenBy(g => g.Person)
            .Select(g => Group(g.Project, g.Label, g.Flow) with { Person = MetricScope.Of(g.Person).ToString(), PersonName = known.GetValueOrDefault(g.Person)?.Name });
    }

    private static MetricGroup Group(ProjectId project, string label, Flow flow) => new(MetricScope.Of(project).ToString(), label, FiguresView.Of(flow, MetricParts.Quality));

    private async Task<AnswerRules> RulesOf(TaskRow row, RuleShelf known, CancellationToken cancel) =>
        known.Find(row.Ref.Project, row.ParamVersion, row.Type, row.Params)
        ?? known.Add(row.Ref.Project, row.ParamVersion, row.Type, row.Params, await StoredRules.Inherited(row, projects, cancel));
}
