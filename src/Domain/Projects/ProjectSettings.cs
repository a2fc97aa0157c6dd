using System.Collections.Immutable;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Projects;

/// <summary>Who serves a project and when its batches start.</summary>
public enum ProjectKind
{
    Unspecified = 0,

    /// <summary>Neither Rapid nor Studio: batches start at once, work goes on to a delivery schedule.</summary>
    Pro = 1,

    /// <summary>The platform's workforce; batches start when finalized.</summary>
    Rapid = 2,

    /// <summary>The organization's own team; batches start when finalized.</summary>
    Studio = 3,
}

public static class ProjectKinds
{
    /// <summary>Batches need no launch: their tasks are available as they come, and a completed one reopens for new tasks.</summary>
    public static bool StartsAtOnce(this ProjectKind kind) => kind == ProjectKind.Pro;
}

/// <summary>How the tasks of a project are worked on. Fixed for a task when it is created.</summary>
public sealed record ProjectSettings
{
    public ProjectKind Kind { get; init; } = ProjectKind.Pro;

    /// <summary>People who label each task; 1..<see cref="TaskLimits.MaxOverlap"/>.</summary>
    public int Overlap { get; init; } = 1;

    /// <summary>Review stages, 0..<see cref="TaskLimits.MaxReviewLevels"/>.</summary>
    public int ReviewLevels { get; init; }

    /// <summary>The deepest that <see cref="ReviewLevels"/> has ever been: some tasks still have a plan of then.</summary>
    public int MostReviewLevels { get => Math.Max(field, ReviewLevels); init; }

    /// <summary>Share of the tasks that go through the reviews, 0..1; which ones follows from the task's id.</summary>
    public double ReviewShare { get; init; } = 1;

    public ImmutableArray<Skill> RequiredSkills { get; init; } = [];

    /// <summary>When not empty, only members of one of these groups get the work.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>Only people who speak all of these, as <see cref="LanguageTag"/> has it, get the work.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Only people who are assigned to the project get its work. True from the first assignment on.</summary>
    public bool AssignedOnly { get; init; }

    /// <summary>There are tasks with known answers: <see cref="EvaluationShare"/> and <see cref="TrainingPassScore"/> count. True from the first one on.</summary>
    public bool HasQualityTasks { get; init; }

    /// <summary>Share of a labeler's work of the project that is an evaluation task they have not seen, 0..1.</summary>
    public double EvaluationShare { get; init; } = QualityLimits.DefaultEvaluationShare;

    /// <summary>Mean score over the project's training tasks, 0..1, from which a labeler is given its work.</summary>
    public double TrainingPassScore { get; init; } = QualityLimits.DefaultTrainingPassScore;

    /// <summary>Work goes straight to the person's screen, without an offer to accept.</summary>
    public bool AutoAccept { get; init; }

    /// <summary>Seconds an offer stands before it lapses.</summary>
    public int OfferSeconds { get; init; } = 60;

    /// <summary>Seconds from acceptance until a lease ends, whatever the presence.</summary>
    public int HandleSeconds { get; init; } = 1_800;

    /// <summary>The organization's own team does the work, though the kind would have it done by the platform's workforce. Studio always is the team's.</summary>
    public bool Team { get; init; }

    public SlaTier SlaTier { get; init; } = SlaTier.Standard;

    /// <summary>The customer has seen answers to a calibration batch and found the instructions understood.</summary>
    public bool Calibrated { get; init; }

    /// <summary>Production batches of a Rapid project wait until it is calibrated.</summary>
    public bool CalibrationRequired { get; init; }

    /// <summary>Hours from launch to the last response that the customer is told to expect; null for what the tier says.</summary>
    public int? ExpectedTurnaroundHours { get; init; }

    /// <summary>What the customer is told to expect; null for nothing.</summary>
    public TimeSpan? ExpectedTurnaround => ExpectedTurnaroundHours is { } hours ? TimeSpan.FromHours(hours) : SlaTier.Target();

    /// <summary>
    /// When a batch is due: what was said of it, else what its project's tier promises from the launch on. A batch that starts at
    /// once has no launch to count from: its tasks come as they come.
    /// </summary>
    public DateTimeOffset? DueAt(Batch batch) =>
        batch.DueAt ?? (Kind.StartsAtOnce() || batch.Name is null ? null : batch.LaunchedAt + SlaTier.Target());

    /// <summary>Attachments are not fetched to see whether they are there: for addresses that only the annotators' own network reaches.</summary>
    public bool SkipAttachmentChecks { get; init; }

    /// <summary>How long a lease of this project runs.</summary>
    public LeaseTerms Terms => new(AutoAccept, TimeSpan.FromSeconds(OfferSeconds), TimeSpan.FromSeconds(HandleSeconds));

    /// <summary>The workforce this project draws on.</summary>
    public WorkforceId WorkforceOf(OrganizationId organization) =>
        Team || Kind == ProjectKind.Studio ? WorkforceId.Of(organization) : WorkforceId.Platform;

    /// <summary>The workforce of a batch: a self-label batch is the organization's own work, whatever the project draws on.</summary>
    public WorkforceId WorkforceOf(OrganizationId organization, BatchKind batch) =>
        batch == BatchKind.SelfLabel ? WorkforceId.Of(organization) : WorkforceOf(organization);

    /// <summary>The plan of one task. The sample for review is decided by the id alone, so that a retry decides the same.</summary>
    public Plan PlanFor(TaskId id) => new(Overlap, Sampled(id) ? ReviewLevels : 0);

    private bool Sampled(TaskId id) => ReviewShare >= 1 || StableHash.Of(id.Value) < ReviewShare * uint.MaxValue;
}
