using System.Collections.Immutable;

namespace Scheduler.Domain.Batches;

public enum BatchKind
{
    Unspecified = 0,
    Production = 1,

    /// <summary>A small first batch to try the instructions on.</summary>
    Calibration = 2,

    /// <summary>Only members of the organization may work on it.</summary>
    SelfLabel = 3,

    /// <summary>Attempts at a project's quality tasks (<see cref="Quality.QualityBatch"/>); never a customer's.</summary>
    Quality = 4,
}

/// <summary>A set of tasks launched together.</summary>
/// <param name="Name">Unique per tenant; null for a project's hidden default batch.</param>
/// <param name="Priority"><see cref="BatchLimits.MinPriority"/> to <see cref="BatchLimits.MaxPriority"/>, higher first.</param>
/// <param name="Metadata">A JSON object, as it came.</param>
/// <param name="LaunchedAt">When its tasks became available; null while staging.</param>
public sealed record Batch(
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
    DateTimeOffset? CompletedAt)
{
    /// <summary>Place in the order that the organization gave its batches, from 1; null when it gave this one none.</summary>
    public int? Rank { get; init; }

    /// <summary>When not empty, only members of one of these groups of the organization get its work.</summary>
    public ImmutableArray<string> StudioGroups { get; init; } = [];

    /// <summary>True when people may be given its tasks; of one that is given up, those that were begun.</summary>
    public bool IsWorkedOn => Status is BatchStatus.InProgress or BatchStatus.Cancelling;
}
