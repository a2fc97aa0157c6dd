using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Callbacks;

/// <summary>One thing that a customer is told of, once or often, always under the same id.</summary>
/// <param name="Id"><c>TASK:VERSION</c> or <c>BATCH:VERSION</c>.</param>
/// <param name="Task">Null for an event of a batch.</param>
/// <param name="Batch">Null for an event of a task.</param>
/// <param name="Version">The change among those of the task; of a batch, how often it was completed before.</param>
/// <param name="Status">Of the task, after the change.</param>
/// <param name="At">When it happened.</param>
/// <param name="Address">Where to tell it.</param>
public sealed record CallbackEvent(
    string Id, Tenant Tenant, CallbackKind Kind, TaskId? Task, BatchId? Batch, int Version, LabelTaskStatus Status, DateTimeOffset At, string Address);
