using Scheduler.Api.Metrics;

namespace Scheduler.Api.Steering;

/// <param name="NextToken">For the next page; null on the last.</param>
public sealed record PeoplePage(IReadOnlyList<PersonView> People, string? NextToken);

/// <summary>A person as a manager sees one.</summary>
/// <param name="Since">When the activity began; null when offline.</param>
/// <param name="Current">The task before them.</param>
/// <param name="FirstProject">The project that a manager put first.</param>
/// <param name="Today">Since midnight UTC.</param>
public sealed record PersonView(
    string Id,
    string Name,
    string? Email,
    IReadOnlyList<string> Roles,
    IReadOnlyList<SkillView> Skills,
    IReadOnlyList<string> Groups,
    string Workforce,
    bool Disabled,
    string Activity,
    DateTimeOffset? Since,
    CurrentTask? Current,
    string? FirstProject,
    FiguresView Today);

public sealed record SkillView(string Name, int Level);

/// <param name="Standing"><c>offered</c> or <c>active</c>, since <paramref name="Since"/>.</param>
public sealed record CurrentTask(string Task, string Project, string Batch, string Stage, string Standing, DateTimeOffset Since);

public sealed record PersonTimeline(IReadOnlyList<PresenceView> Presence, IReadOnlyList<AttemptView> Attempts);

public sealed record PresenceView(string Activity, DateTimeOffset From, DateTimeOffset To);

/// <param name="EndedAt">Null while it is held.</param>
/// <param name="ActiveMs">Null when the client did not count.</param>
public sealed record AttemptView(
    string Task,
    string Project,
    string Batch,
    string Stage,
    long Token,
    DateTimeOffset GrantedAt,
    DateTimeOffset? OfferedAt,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? EndedAt,
    string State,
    string? Verdict,
    long? ActiveMs);

public sealed record BatchesAtRisk(IReadOnlyList<BatchAtRisk> Batches);

/// <param name="Name">Null for a project's hidden default batch.</param>
/// <param name="LastHour">Tasks completed in the last hour.</param>
/// <param name="NeededPerHour">What must be completed an hour from now on to be in time; null without a due time or when it has passed.</param>
/// <param name="PerHour">How fast it is worked on, tasks an hour, by the last hour or the time since its launch; null until a quarter of an hour after that.</param>
public sealed record BatchAtRisk(
    string Id,
    string? Name,
    string Project,
    string Organization,
    string Status,
    int Priority,
    DateTimeOffset? DueAt,
    bool Late,
    long Total,
    long Completed,
    long Remaining,
    long LastHour,
    double? NeededPerHour,
    DateTimeOffset? LaunchedAt,
    double? PerHour);

public sealed record StuckTasks(IReadOnlyList<StuckTask> Tasks);

/// <param name="Reason"><c>no_answer</c>: leases in a row that brought none; <c>given_back</c>: somebody does not do it, and nobody has taken it since; <c>long_lease</c>: held for long.</param>
/// <param name="Leases">How many in a row; 1 of a long lease.</param>
/// <param name="Since">Of a long lease its beginning, else the end of the last one.</param>
public sealed record StuckTask(string Task, string Project, string Batch, string Organization, string Reason, int Leases, string? Person, DateTimeOffset Since, long? HeldMs);

public sealed record ActionPage(IReadOnlyList<ActionView> Actions, string? NextToken);

public sealed record ActionView(string Id, DateTimeOffset At, string Actor, string Action, string? Person, string? Task, string? Batch, string? BatchName, string? Detail);

/// <summary>What a command did.</summary>
/// <param name="Outcome">In a word.</param>
public sealed record CommandReply(string Outcome, int? Leases = null, string? Activity = null);
