namespace Scheduler.Checker.Rows;

/// <summary>A callback to send.</summary>
internal sealed class OutboxLine
{
    public const string Columns = "task_id, id, version, status, event_kind";

    public string TaskId { get; init; } = "";

    public string Id { get; init; } = "";

    public int Version { get; init; }

    public TaskState Status { get; init; }

    /// <summary>Null when the task was created in its status.</summary>
    public EventKind? EventKind { get; init; }
}
