using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

/// <summary>A row of a list of tasks as it comes from the driver.</summary>
internal sealed class TaskLineRecord
{
    public const string Columns = "t.id, t.project_id, t.batch_id, t.type, t.status, t.review, t.unique_id, t.tags, t.created_at, t.completed_at";

    public string Id { get; init; } = "";

    public string ProjectId { get; init; } = "";

    public string BatchId { get; init; } = "";

    public string Type { get; init; } = "";

    public int Status { get; init; }

    public int? Review { get; init; }

    public string? UniqueId { get; init; }

    public string? Tags { get; init; }

    public long CreatedAt { get; init; }

    public long? CompletedAt { get; init; }

    public TaskLine ToLine()
    {
        var status = (LabelTaskStatus)Status;
        return new(
            new(Id), new(ProjectId), new(BatchId), Type, status, (ReviewStatus?)Review, UniqueId, Tags, CreatedAt.Time(), status == LabelTaskStatus.Completed ? CompletedAt.Time() : null);
    }
}
