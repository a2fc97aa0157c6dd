using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Batches;

namespace Scheduler.Grains.Interfaces.Batches;

// How these values of the Domain cross grain calls. Ids are the order of the parameters: append, never reorder.

[GenerateSerializer, Alias("touch-value")]
public readonly record struct TouchSurrogate(AnnotatorId Annotator, DateTimeOffset Until);

[RegisterConverter]
public sealed class TouchConverter : IConverter<Touch, TouchSurrogate>
{
    public Touch ConvertFromSurrogate(in TouchSurrogate s) => new(s.Annotator, s.Until);

    public TouchSurrogate ConvertToSurrogate(in Touch v) => new(v.Annotator, v.Until);
}

[GenerateSerializer, Alias("order-key-value")]
public readonly record struct OrderKeySurrogate(int Priority, TaskId Id);

[RegisterConverter]
public sealed class OrderKeyConverter : IConverter<OrderKey, OrderKeySurrogate>
{
    public OrderKey ConvertFromSurrogate(in OrderKeySurrogate s) => new(s.Priority, s.Id);

    public OrderKeySurrogate ConvertToSurrogate(in OrderKey v) => new(v.Priority, v.Id);
}

[GenerateSerializer, Alias("open-task-value")]
public readonly record struct OpenTaskSurrogate(TaskId Id, int Priority, int Version, int Stage, int OpenSlots, ImmutableArray<Touch> Touched, bool IsBegun);

[RegisterConverter]
public sealed class OpenTaskConverter : IConverter<OpenTask, OpenTaskSurrogate>
{
    public OpenTask ConvertFromSurrogate(in OpenTaskSurrogate s) => new(s.Id, s.Priority, s.Version, s.Stage, s.OpenSlots, s.Touched) { IsBegun = s.IsBegun };

    public OpenTaskSurrogate ConvertToSurrogate(in OpenTask v) => new(v.Id, v.Priority, v.Version, v.Stage, v.OpenSlots, v.Touched, v.IsBegun);
}

[GenerateSerializer, Alias("take-result-value")]
public readonly record struct TakeResultSurrogate(OpenTask? Task, long Epoch, DateTimeOffset? RetryAt, bool Deeper);

[RegisterConverter]
public sealed class TakeResultConverter : IConverter<TakeResult, TakeResultSurrogate>
{
    public TakeResult ConvertFromSurrogate(in TakeResultSurrogate s) => new(s.Task, s.Epoch, s.RetryAt, s.Deeper);

    public TakeResultSurrogate ConvertToSurrogate(in TakeResult v) => new(v.Task, v.Epoch, v.RetryAt, v.Deeper);
}

[GenerateSerializer, Alias("batch-value")]
public readonly record struct BatchSurrogate(
    BatchId Id,
    Tenant Tenant,
    ProjectId Project,
    string? Name,
    BatchKind Kind,
    BatchStatus Status,
    int Priority,
    DateTimeOffset? DueAt,
    string? Callback,
    string Metadata,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LaunchedAt,
    DateTimeOffset? CompletedAt,
    int? Rank,
    ImmutableArray<string> StudioGroups);

[RegisterConverter]
public sealed class BatchConverter : IConverter<Batch, BatchSurrogate>
{
    public Batch ConvertFromSurrogate(in BatchSurrogate s) =>
        new(s.Id, s.Tenant, s.Project, s.Name, s.Kind, s.Status, s.Priority, s.DueAt, s.Callback, s.Metadata, s.CreatedAt, s.LaunchedAt, s.CompletedAt) { Rank = s.Rank, StudioGroups = s.StudioGroups };

    public BatchSurrogate ConvertToSurrogate(in Batch v) =>
        new(v.Id, v.Tenant, v.Project, v.Name, v.Kind, v.Status, v.Priority, v.DueAt, v.Callback, v.Metadata, v.CreatedAt, v.LaunchedAt, v.CompletedAt, v.Rank, v.StudioGroups);
}
