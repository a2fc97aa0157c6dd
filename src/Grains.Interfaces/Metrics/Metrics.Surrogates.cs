using System.Collections.Immutable;
using Scheduler.Domain.Metrics;

namespace Scheduler.Grains.Interfaces.Metrics;

// How these values of the Domain cross grain calls. Ids are the order of the parameters: append, never reorder.

[GenerateSerializer, Alias("metric-scope-value")]
public readonly record struct MetricScopeSurrogate(ScopeKind Kind, string Id);

[RegisterConverter]
public sealed class MetricScopeConverter : IConverter<MetricScope, MetricScopeSurrogate>
{
    public MetricScope ConvertFromSurrogate(in MetricScopeSurrogate s) => new(s.Kind, s.Id);

    public MetricScopeSurrogate ConvertToSurrogate(in MetricScope v) => new(v.Kind, v.Id);
}

/// <param name="Buckets">Number of the bucket and its count in turn.</param>
[GenerateSerializer, Alias("sketch-value")]
public readonly record struct SketchSurrogate(long Sum, long Min, long Max, long[] Buckets);

[RegisterConverter]
public sealed class SketchConverter : IConverter<Sketch, SketchSurrogate>
{
    public Sketch ConvertFromSurrogate(in SketchSurrogate s) => Sketch.Of(s.Sum, s.Min, s.Max, s.Buckets.Chunk(2).Select(b => ((int)b[0], b[1])));

    public SketchSurrogate ConvertToSurrogate(in Sketch v) => new(v.Sum, v.Min, v.Max, [.. v.Buckets.SelectMany(b => (long[])[b.Bucket, b.Count])]);
}

/// <param name="Sums">By number of the measure.</param>
[GenerateSerializer, Alias("flow-value")]
public readonly record struct FlowSurrogate(long[] Sums, Sketch Turnaround, Sketch Handle);

[RegisterConverter]
public sealed class FlowConverter : IConverter<Flow, FlowSurrogate>
{
    public Flow ConvertFromSurrogate(in FlowSurrogate s) => Flow.Of(s.Sums, s.Turnaround, s.Handle);

    public FlowSurrogate ConvertToSurrogate(in Flow v) => new([.. v.Sums], v.Turnaround, v.Handle);
}

[GenerateSerializer, Alias("backlog-value")]
public readonly record struct BacklogSurrogate(
    long WaitingLabels, long InLabeling, long WaitingReviews, long InReview, long Paused, long LabelSlots, long ReviewSlots, ImmutableArray<long> ByAge);

[RegisterConverter]
public sealed class BacklogConverter : IConverter<Backlog, BacklogSurrogate>
{
    public Backlog ConvertFromSurrogate(in BacklogSurrogate s) =>
        new(s.WaitingLabels, s.InLabeling, s.WaitingReviews, s.InReview, s.Paused, s.LabelSlots, s.ReviewSlots, s.ByAge);

    public BacklogSurrogate ConvertToSurrogate(in Backlog v) =>
        new(v.WaitingLabels, v.InLabeling, v.WaitingReviews, v.InReview, v.Paused, v.LabelSlots, v.ReviewSlots, [.. v.ByAge]);
}
