using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Callbacks;

/// <summary>One thing that a customer is told of, once or often, always under the same id.</summary>
/// <param name="Id"><c>TASK:VERSION</c>, <c>BATCH:VERSION</c> or <c>DELIVERY:0</c>.</param>
/// <param name="Task">Null for an event of something else; so are the other subjects.</param>
/// <param name="Version">The change among those of the task; of a batch, how often it was completed before.</param>
/// <param name="Status">Of the task, after the change.</param>
/// <param name="At">When it happened.</param>
/// <param name="Address">Where to tell it.</param>
public sealed record CallbackEvent(
    string Id, Tenant Tenant, CallbackKind Kind, TaskId? Task, BatchId? Batch, DeliveryId? Delivery, int Version, LabelTaskStatus Status, DateTimeOffset At, string Address);
