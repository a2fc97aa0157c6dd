using Scheduler.Domain;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Tasks;

/// <summary>What a list of tasks shows of one: nothing of its params, metadata and response, which may be megabytes.</summary>
/// <param name="CompletedAt">Null unless it is completed.</param>
/// <param name="Review">What the customer says of it; null for nothing yet.</param>
/// <param name="Tags">JSON array, or null.</param>
public sealed record TaskLine(
    TaskId Id, ProjectId Project, BatchId Batch, string Type, LabelTaskStatus Status, ReviewStatus? Review, string? UniqueId, string? Tags, DateTimeOffset CreatedAt, DateTimeOffset? CompletedAt)
{
    /// <summary>Its place in the list.</summary>
    public TaskCursor Place => new(CreatedAt, Id);
}
