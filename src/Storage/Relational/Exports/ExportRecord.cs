using Scheduler.Domain;
using Scheduler.Domain.Exports;
using Scheduler.Storage.Exports;

namespace Scheduler.Storage.Relational.Exports;

/// <summary>A row of the table <c>exports</c> as it comes from the driver.</summary>
internal sealed class ExportRecord
{
    public const string Columns =
        "id, org_id, mode, format, filter, as_of, state, total, cursor_at, cursor_id, mark, draft, tries, size, sha256, error, created_at, updated_at, done_at, delivery_id";

    public string Id { get; init; } = "";

    public string OrgId { get; init; } = "";

    public int Mode { get; init; }

    public string Format { get; init; } = "";

    public string Filter { get; init; } = "";

    public long AsOf { get; init; }

    public int State { get; init; }

    public long? Total { get; init; }

    public long? CursorAt { get; init; }

    public string? CursorId { get; init; }

    public string? Mark { get; init; }

    public string? Draft { get; init; }

    public int Tries { get; init; }

    public long? Size { get; init; }

    public string? Sha256 { get; init; }

    public string? Error { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public long? DoneAt { get; init; }

    public string? DeliveryId { get; init; }

    public ExportRow ToRow() => new(Id, new(new(OrgId), (Mode)Mode), Format, Filter, AsOf.Time(), CreatedAt.Time())
    {
        State = (ExportState)State,
        Delivery = DeliveryId is null ? null : new(DeliveryId),
        Total = Total,
        Progress = Mark is null ? null : new(
            CursorId is null ? null : new(CursorAt!.Value.Time(), new TaskId(CursorId)), StoredJson.Read<ExportMark>(Mark), Draft ?? ""),
        Tries = Tries,
        Size = Size,
        Sha256 = Sha256,
        Error = Error,
        UpdatedAt = UpdatedAt.Time(),
        DoneAt = DoneAt.Time(),
    };
}
