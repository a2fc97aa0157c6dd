using System.Runtime.InteropServices;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Metrics;

/// <summary>The flows of one period, by scope. What is counted where is said here and nowhere else.</summary>
public sealed class FlowBook
{
    private readonly Dictionary<FlowKey, Flow> _flows = [];

    /// <summary>A person's flows are several, one a project.</summary>
    private readonly Dictionary<MetricScope, List<Flow>> _scopes = [];

    /// <summary>
    /// The key a flow stands under: one flow of a scope and project, as there is one row. A batch that moves to another
    /// workforce takes its figures along.
    /// </summary>
    private readonly Dictionary<(MetricScope, ProjectId?), FlowKey> _keys = [];

    public IReadOnlyDictionary<FlowKey, Flow> Flows => _flows;

    public void Add(FlowBook other)
    {
        foreach (var (key, flow) in other._flows)
            Add(key, flow);
    }

    public void Add(FlowKey key, Flow flow) => At(key).Add(flow);

    /// <summary>Events that were counted.</summary>
    public long Events => Of(MetricScope.All)?[Measure.Events] ?? 0;

    /// <summary>A scope's flow; null when nothing happened there.</summary>
    public Flow? Of(MetricScope scope) => _scopes.TryGetValue(scope, out var flows) ? flows.Count == 1 ? flows[0] : Flow.Sum(flows) : null;

    /// <summary>Counts something of one batch in all scopes above it.</summary>
    public void Count(TaskHome home, Measure measure, long by = 1)
    {
        foreach (var flow in FlowsOf(home))
            flow.Add(measure, by);
    }

    public void Count(Observation seen)
    {
        var (home, step) = (seen.Home, seen.Step);
        Flow[] flows = step.Annotator is { } person && step.Kind is not TaskEventKind.Granted ? [.. FlowsOf(home), Of(home, person)] : FlowsOf(home);
        foreach (var flow in flows)
        {
            flow.Add(Measure.Events);
            StepRule.Count(flow, step);
        }

        // Of no scope but the person's; yet the events of a minute are compared with its rows.
        if (QualityBatch.Is(home.Batch))
            At(new(MetricScope.All, default, null, null)).Add(Measure.Events);
        if (seen.Audit is { } audit)
            Count(home, audit switch
            {
                ReviewStatus.Fixed => Measure.AuditFixes,
                ReviewStatus.Rejected => Measure.AuditRejects,
                _ => Measure.AuditAccepts,
            });
        if (seen.Agreement is { } agreement)
        {
            // Each of the people stands with the agreement of the whole task: who of them was apart is told label by label.
            foreach (var flow in FlowsOf(home).Concat(seen.Compared.Select(p => Of(home, p))))
                flow.Compare(agreement);
        }

        if (seen.Story is { } story && WaterfallRule.Of(story) is { } waterfall)
            Complete(home, story, waterfall);
    }

    /// <summary>A person was there for work.</summary>
    public void CountPresence(AnnotatorId person, OrganizationId owner, WorkforceId workforce, long ms)
    {
        At(new(MetricScope.All, default, null, null)).Add(Measure.PresentMs, ms);
        At(new(MetricScope.Of(owner), owner, null, null)).Add(Measure.PresentMs, ms);
        At(new(MetricScope.Of(workforce), default, null, workforce)).Add(Measure.PresentMs, ms);
        At(new(MetricScope.Of(person), owner, null, null)).Add(Measure.PresentMs, ms);
    }

    private void Complete(TaskHome home, TaskStory story, Waterfall waterfall)
    {
        var verdicts = ReviewOutcome.Of(story);
        foreach (var flow in FlowsOf(home))
        {
            flow.Add(Measure.Completed);
            flow.Add(waterfall);
            verdicts.CountTask(flow);
        }

        foreach (var (person, accepted) in verdicts.Labels)
        {
            Of(home, person).Add(Measure.Reviewed);
            Of(home, person).Add(Measure.FirstPass, accepted ? 1 : 0);
        }

        foreach (var (person, overturned) in verdicts.Judgements)
        {
            Of(home, person).Add(Measure.Judged);
            Of(home, person).Add(Measure.Overturned, overturned ? 1 : 0);
        }
    }

    /// <summary>Attempts at quality tasks are work of people, and none of the customer's.</summary>
    private Flow[] FlowsOf(TaskHome home) => QualityBatch.Is(home.Batch) ? [] :
    [
        At(new(MetricScope.All, default, null, null)),
        At(new(MetricScope.Of(home.Organization), home.Organization, null, null)),
        At(new(MetricScope.Of(home.Workforce), default, null, home.Workforce)),
        At(new(MetricScope.Of(home.Project), home.Organization, home.Project, null)),
        At(new(MetricScope.Of(home.Batch), home.Organization, home.Project, home.Workforce)),
    ];

    private Flow Of(TaskHome home, AnnotatorId person) => At(new(MetricScope.Of(person), home.Organization, home.Project, null));

    private Flow At(FlowKey key)
    {
        if (_flows.TryGetValue(key, out var flow))
            return flow;
        ref var stands = ref CollectionsMarshal.GetValueRefOrAddDefault(_keys, (key.Scope, key.Project), out var known);
        if (!known || !_flows.Remove(stands, out flow))
            (CollectionsMarshal.GetValueRefOrAddDefault(_scopes, key.Scope, out _) ??= []).Add(flow = new());
        stands = key;
        _flows.Add(key, flow);
        return flow;
    }
}
