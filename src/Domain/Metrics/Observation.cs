using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Metrics;

/// <summary>Where a task belongs, for its figures.</summary>
public sealed record TaskHome(OrganizationId Organization, WorkforceId Workforce, ProjectId Project, BatchId Batch)
{
    /// <summary>Every scope but a person's.</summary>
    public IEnumerable<MetricScope> Scopes =>
        [MetricScope.All, MetricScope.Of(Organization), MetricScope.Of(Workforce), MetricScope.Of(Project), MetricScope.Of(Batch)];
}

/// <summary>One event of a live task, with what is needed to count it.</summary>
/// <param name="Story">The task's story up to this step; needed when the step completes the task, else null.</param>
/// <param name="Audit">What the customer says of the task; of an <see cref="TaskEventKind.Audited"/> step.</param>
public sealed record Observation(TaskHome Home, TaskStep Step, TaskStory? Story = null, ReviewStatus? Audit = null)
{
    /// <summary>How like the answers of several people were, 0..1; of a step that closes a label stage, else null.</summary>
    public double? Agreement { get; init; }

    /// <summary>Whose answers <see cref="Agreement"/> is of.</summary>
    public IReadOnlyList<AnnotatorId> Compared { get; init; } = [];
}

/// <summary>Whose figures a flow holds: a scope, and of a person also the project they worked in.</summary>
public readonly record struct FlowKey(MetricScope Scope, OrganizationId Organization, ProjectId? Project, WorkforceId? Workforce);
