using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;

namespace Scheduler.Simulation.World;

/// <summary>One batch as a customer means it, and when its tasks come.</summary>
/// <param name="Arrivals">Groups of tasks: when, how many, at which priority.</param>
public sealed record BatchPlan(
    BatchId Id,
    Tenant Tenant,
    BatchKind Kind,
    bool StartsAtOnce,
    int Priority,
    DateTimeOffset? DueAt,
    Plan Plan,
    double ReviewShare,
    ImmutableArray<Skill> Skills,
    ImmutableArray<string> Groups,
    ImmutableArray<string> Languages,
    LeaseTerms Terms,
    TimeSpan LaunchAt,
    ImmutableArray<(TimeSpan At, int Count, int Priority)> Arrivals)
{
    /// <summary>When its customer gives it up; null for never.</summary>
    public TimeSpan? GiveUpAt { get; init; }

    /// <summary>Null when its project has no quality tasks.</summary>
    public QualityPlan? Quality { get; init; }

    public ProjectId Project => new("project-" + Id.Value);

    /// <summary>The hidden batch in which tries at its quality tasks stand: for the same people, on the same terms, never launched.</summary>
    public BatchPlan Tries => this with { Id = QualityBatch.Of(Project), Kind = BatchKind.Quality, StartsAtOnce = false, Plan = new Plan(1, 0), Arrivals = [], GiveUpAt = null, Quality = null };

    public LaneNeeds Needs(int stage) => new(Tenant.Organization, Plan.KindOf(stage), Kind, Skills, Groups) { Languages = Languages };
}
