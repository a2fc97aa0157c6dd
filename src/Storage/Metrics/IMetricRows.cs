using Scheduler.Domain;
using Scheduler.Domain.Metrics;

namespace Scheduler.Storage.Metrics;

/// <summary>The kept figures: one row a scope and bucket.</summary>
public interface IMetricRows
{
    /// <summary>Up to when the rows count, by the name of the mark; null when it was never set.</summary>
    Task<DateTimeOffset?> Mark(string name, CancellationToken cancel = default);

    /// <summary>
    /// Moves a mark and writes what lies before it, together. False, and nothing is written, when the mark is not where it was: another
    /// writer has been faster.
    /// </summary>
    /// <param name="buckets">Replace the buckets of their size and time, those of scopes that they do not name included.</param>
    Task<bool> Write(string mark, DateTimeOffset? from, DateTimeOffset to, IReadOnlyList<MetricBucket> buckets, CancellationToken cancel = default);

    /// <summary>All rows of a period in buckets of one size.</summary>
    Task<IReadOnlyList<MetricRow>> All(TimeSpan size, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default);

    /// <summary>One scope's rows of a period, by time.</summary>
    Task<IReadOnlyList<MetricRow>> Of(MetricScope scope, TimeSpan size, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default);

    /// <summary>The rows of all scopes of one kind within a scope. People are within an organization when it made them, wherever they worked.</summary>
    /// <param name="owner">Only people whom this organization made; null for everybody.</param>
    Task<IReadOnlyList<MetricRow>> Within(
        MetricScope scope, ScopeKind kind, TimeSpan size, DateTimeOffset from, DateTimeOffset to, OrganizationId? owner = null, CancellationToken cancel = default);

    /// <summary>Deletes what is kept no longer.</summary>
    Task Forget(DateTimeOffset now, CancellationToken cancel = default);
}

/// <summary>The figures of one bucket, by scope.</summary>
public sealed record MetricBucket(TimeSpan Size, DateTimeOffset At, IReadOnlyDictionary<FlowKey, Flow> Flows);

public sealed record MetricRow(FlowKey Key, DateTimeOffset At, Flow Flow);
