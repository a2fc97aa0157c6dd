using Scheduler.Domain;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Tasks;

/// <summary>Reads of tasks for customers and for the task grain.</summary>
public interface ITaskReads
{
    Task<TaskRow?> Get(Tenant tenant, TaskId id, CancellationToken cancel = default);

    /// <summary>The row with its attempts, read in one snapshot.</summary>
    Task<StoredTask?> Load(Tenant tenant, TaskId id, CancellationToken cancel = default);

    /// <summary>What was answered in the label stage of each task's last round, as JSON, oldest first; none for a task of somebody else.</summary>
    Task<ILookup<TaskId, string>> Answers(Tenant tenant, IReadOnlyCollection<TaskId> tasks, CancellationToken cancel = default);

    /// <summary>Every recorded change of a task, in order; none for a task of somebody else.</summary>
    Task<IReadOnlyList<TaskEventRow>> Events(Tenant tenant, TaskId id, CancellationToken cancel = default);

    /// <summary>A project's tasks that were made under its parameter versions from..before, by status. Reads all tasks of the project.</summary>
    Task<IReadOnlyDictionary<LabelTaskStatus, long>> CountVersions(Tenant tenant, ProjectId project, int from, int before, CancellationToken cancel = default);

    /// <summary>Newest first; ties by id. Cost does not grow with the number of tasks that do not match by tenant, project or batch.</summary>
    Task<IReadOnlyList<TaskRow>> List(TaskFilter filter, TaskCursor? after, int limit, int offset = 0, CancellationToken cancel = default);

    Task<long> Count(TaskFilter filter, CancellationToken cancel = default);

    /// <summary>Rows of the same list from any place on, newest first. Reads the rows that the seek passes over.</summary>
    /// <param name="mark">The row that the seek starts from; null where it starts at an end.</param>
    Task<IReadOnlyList<TaskLine>> Lines(TaskFilter filter, ListSeek seek, TaskCursor? mark, int limit, CancellationToken cancel = default);

    /// <summary>How many rows of the list stand before this place: the position of whatever stands there. Reads them.</summary>
    Task<long> CountBefore(TaskFilter filter, TaskCursor place, CancellationToken cancel = default);

    /// <summary>Sets or clears (null) the unique id, an edit as those of <see cref="ITaskEdits"/>. False when another task of the tenant has it.</summary>
    Task<bool> SetUniqueId(Tenant tenant, TaskId id, string? uniqueId, DateTimeOffset now, CancellationToken cancel = default);
}

/// <summary>Which tasks; null leaves a condition out. Times are inclusive.</summary>
public sealed record TaskFilter(Tenant Tenant)
{
    public ProjectId? Project { get; init; }

    public BatchId? Batch { get; init; }

    /// <summary>Tasks of this delivery.</summary>
    public DeliveryId? Delivery { get; init; }

    public LabelTaskStatus? Status { get; init; }

    public string? Type { get; init; }

    /// <summary>Any of these.</summary>
    public IReadOnlyList<string> UniqueIds { get; init; } = [];

    /// <summary>The one task that was made under this key.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Tasks that carry any of these.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Completed tasks with any of these verdicts.</summary>
    public IReadOnlyList<ReviewStatus> Reviews { get; init; } = [];

    public DateTimeOffset? CreatedFrom { get; init; }

    public DateTimeOffset? CreatedTo { get; init; }

    public DateTimeOffset? CompletedFrom { get; init; }

    public DateTimeOffset? CompletedTo { get; init; }

    public DateTimeOffset? UpdatedFrom { get; init; }

    public DateTimeOffset? UpdatedTo { get; init; }
}

/// <summary>Place in the list: the last row of the page before.</summary>
public readonly record struct TaskCursor(DateTimeOffset CreatedAt, TaskId Id);
