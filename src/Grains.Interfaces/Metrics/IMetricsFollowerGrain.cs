using System.Collections.Immutable;
using Scheduler.Domain.Metrics;

namespace Scheduler.Grains.Interfaces.Metrics;

/// <summary>
/// Follows the events of the installation and keeps the figures: minutes that are still open in memory, closed ones in rows. One in
/// the cluster; were there two, one of them would write nothing. Key: <see cref="GrainKeys.MetricsFollower"/>.
/// </summary>
[Alias("metrics-follower")]
public interface IMetricsFollowerGrain : IGrainWithStringKey
{
    /// <summary>From now on it stays awake.</summary>
    [Alias("start")]
    Task Start();

    /// <summary>What is not yet in rows of a scope.</summary>
    [Alias("open")]
    Task<OpenFigures> Open(MetricScope scope);

    /// <summary>Tasks completed in minutes that are not yet in rows, by batch.</summary>
    [Alias("open-completions")]
    Task<OpenCompletions> OpenCompletions();
}

/// <param name="AsOf">Up to when events are counted.</param>
/// <param name="MinutesTo">Minutes before this are in rows, <paramref name="QuartersTo"/> likewise for quarters; null before the first.</param>
/// <param name="Backlog">Null before it was first counted, at <paramref name="BacklogAt"/>; empty when the scope has none.</param>
[GenerateSerializer, Immutable, Alias("open-figures")]
public sealed record OpenFigures(
    DateTimeOffset AsOf,
    DateTimeOffset? MinutesTo,
    DateTimeOffset? QuartersTo,
    ImmutableArray<OpenMinute> Minutes,
    Backlog? Backlog,
    DateTimeOffset? BacklogAt);

/// <param name="MinutesTo">Minutes before this are in rows; null before the first.</param>
[GenerateSerializer, Immutable, Alias("open-completions")]
public sealed record OpenCompletions(DateTimeOffset? MinutesTo, ImmutableDictionary<string, long> ByBatch);

[GenerateSerializer, Immutable, Alias("open-minute")]
public sealed record OpenMinute(DateTimeOffset At, Flow Flow);
