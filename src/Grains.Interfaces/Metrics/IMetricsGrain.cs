using System.Collections.Immutable;
using Scheduler.Domain.Metrics;

namespace Scheduler.Grains.Interfaces.Metrics;

/// <summary>
/// The live figures of one scope, for all who watch it: the closed minutes are held, so that a snapshot is a few sums, whatever the
/// number of tasks. Key: <see cref="GrainKeys.Metrics"/>.
/// </summary>
[Alias("metrics")]
public interface IMetricsGrain : IGrainWithStringKey
{
    /// <param name="windowMinutes">1..720.</param>
    [Alias("snapshot")]
    Task<ScopeFigures> Snapshot(int windowMinutes);
}

/// <param name="Previous">Of the window before.</param>
/// <param name="Tail">The last minutes, the open ones included, by time.</param>
/// <param name="Day">Of the last day: what means are taken from.</param>
[GenerateSerializer, Immutable, Alias("scope-figures")]
public sealed record ScopeFigures(
    DateTimeOffset At,
    DateTimeOffset AsOf,
    Flow Window,
    Flow Previous,
    ImmutableArray<TailMinute> Tail,
    Flow Day,
    Backlog? Backlog,
    DateTimeOffset? BacklogAt);

[GenerateSerializer, Immutable, Alias("tail-minute")]
public sealed record TailMinute(DateTimeOffset At, bool Closed, Flow Flow);
