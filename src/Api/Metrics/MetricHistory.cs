using Scheduler.Domain.Metrics;

namespace Scheduler.Api.Metrics;

/// <summary>Figures of a period.</summary>
/// <param name="Scope">As it was asked for, or the default.</param>
/// <param name="Through">Complete up to here; buckets after it still fill. Null before the first bucket closes.</param>
/// <param name="Exact">Turnaround by SQL over the tasks, when it was asked for.</param>
/// <param name="Series">Buckets in which something happened; null when grouped.</param>
public sealed record MetricHistory(
    string Scope,
    DateTimeOffset From,
    DateTimeOffset To,
    long BucketMs,
    DateTimeOffset? Through,
    FiguresView Total,
    TurnaroundFigures? Exact,
    IReadOnlyList<MetricPoint>? Series,
    IReadOnlyList<MetricGroup>? Groups)
{
    /// <summary>Of labels: since when their tasks are counted, when there are too many to count all of the period; else null.</summary>
    public DateTimeOffset? GroupsFrom { get; init; }
}

public sealed record MetricPoint(DateTimeOffset At, FiguresView Figures);

/// <param name="Scope">Of a label: its project's.</param>
/// <param name="Name">Null for what has none: a hidden default batch, the platform's workforce.</param>
public sealed record MetricGroup(string Scope, string? Name, FiguresView Figures)
{
    /// <summary>Scope of the person whose the label's figures are; null when they are of all.</summary>
    public string? Person { get; init; }

    public string? PersonName { get; init; }
}

/// <summary>Open tasks as they stand.</summary>
/// <param name="Hours">The work in them at the mean time of the last day; null when some of it is of a kind nobody did in it.</param>
public sealed record BacklogView(
    DateTimeOffset CountedAt,
    long Tasks,
    long WaitingLabels,
    long InLabeling,
    long WaitingReviews,
    long InReview,
    long Paused,
    long LabelSlots,
    long ReviewSlots,
    double? Hours,
    IReadOnlyList<BacklogAge> Ages)
{
    public static BacklogView Of(Backlog b, DateTimeOffset at, Flow day) => new(
        at, b.Tasks, b.WaitingLabels, b.InLabeling, b.WaitingReviews, b.InReview, b.Paused, b.LabelSlots, b.ReviewSlots,
        b.Hours(Mean(day, Measure.LabelHandMs, Measure.LabelAnswers), Mean(day, Measure.ReviewHandMs, Measure.ReviewAnswers)),
        [.. b.ByAge.Select((tasks, i) => new BacklogAge(
            i == 0 ? 0 : (long)Backlog.AgeLimits[i - 1].TotalMilliseconds,
            i == Backlog.AgeLimits.Count ? null : (long)Backlog.AgeLimits[i].TotalMilliseconds, tasks))]);

    private static double? Mean(Flow flow, Measure sum, Measure count) => flow[count] == 0 ? null : (double)flow[sum] / flow[count];
}

/// <summary>Tasks accepted for work so long ago.</summary>
/// <param name="ToMs">Null for the oldest.</param>
public sealed record BacklogAge(long FromMs, long? ToMs, long Tasks);

public sealed record BacklogGroups(IReadOnlyList<BacklogGroup> Groups);

public sealed record BacklogGroup(string Scope, string? Name, BacklogView Backlog);

/// <summary>Where one task's time went, in milliseconds.</summary>
public sealed record TaskTurnaround(
    string Task,
    DateTimeOffset CreatedAt,
    DateTimeOffset AcceptedForWorkAt,
    DateTimeOffset? CompletedAt,
    long? TurnaroundMs,
    IReadOnlyDictionary<string, long>? Waterfall,
    Bottleneck? Bottleneck);
