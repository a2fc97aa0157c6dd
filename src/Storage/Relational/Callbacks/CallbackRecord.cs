using Scheduler.Domain;
using Scheduler.Domain.Callbacks;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Callbacks;

namespace Scheduler.Storage.Relational.Callbacks;

/// <summary>A row of the table <c>outbox</c> as it comes from the driver.</summary>
internal sealed class CallbackRecord
{
    public const string Columns = "id, task_id, batch_id, delivery_id, version, org_id, mode, status, event_kind, url, created_at, due_at, tries, tried, outcome, done_at";

    public string Id { get; init; } = "";

    public string TaskId { get; init; } = "";

    public string BatchId { get; init; } = "";

    public string DeliveryId { get; init; } = "";

    public int Version { get; init; }

    public string OrgId { get; init; } = "";

    public int Mode { get; init; }

    public int Status { get; init; }

    public int? EventKind { get; init; }

    public string Url { get; init; } = "";

    public long CreatedAt { get; init; }

    public long DueAt { get; init; }

    public int Tries { get; init; }

    public int Tried { get; init; }

    public int? Outcome { get; init; }

    public long? DoneAt { get; init; }

    public LeasedCallback ToLeased() => new(ToEvent(), Tries, Tried);

    public CallbackRow ToRow() => new(ToEvent(), Outcome is { } outcome ? (CallbackState)outcome : CallbackState.Waiting, Tries, Tried, DueAt.Time(), DoneAt.Time());

    private CallbackEvent ToEvent()
    {
        var status = (LabelTaskStatus)Status;
        var kind = BatchId.Length > 0 ? CallbackKind.BatchCompleted : DeliveryId.Length > 0 ? CallbackKind.DeliveryClosed : CallbackRule.KindOf((TaskEventKind?)EventKind, status);
        return new(Id, new(new(OrgId), (Mode)Mode), kind, TaskId.Length > 0 ? new TaskId(TaskId) : null, BatchId.Length > 0 ? new BatchId(BatchId) : null,
            DeliveryId.Length > 0 ? new DeliveryId(DeliveryId) : null, Version, status, CreatedAt.Time(), Url);
    }
}
