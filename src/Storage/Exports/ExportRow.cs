using Scheduler.Domain;
using Scheduler.Domain.Exports;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Exports;

public enum ExportState
{
    Unspecified = 0,

    /// <summary>Being written, or waiting for a writer.</summary>
    Open = 1,
    Completed = 2,
    Failed = 3,
}

/// <summary>One export.</summary>
/// <param name="Id">A Guid.</param>
/// <param name="Filter">A JSON object, as the customer sent it.</param>
/// <param name="AsOf">Tasks are written as they stood then.</param>
public sealed record ExportRow(string Id, Tenant Tenant, string Format, string Filter, DateTimeOffset AsOf, DateTimeOffset CreatedAt)
{
    public ExportState State { get; init; } = ExportState.Open;

    /// <summary>The delivery whose file this is: it was made with it, and is kept for ever.</summary>
    public DeliveryId? Delivery { get; init; }

    /// <summary>Tasks to look at; null until they were counted.</summary>
    public long? Total { get; init; }

    /// <summary>How far it is; null before the first step.</summary>
    public ExportProgress? Progress { get; init; }

    /// <summary>Times that a writer took it without having come further yet.</summary>
    public int Tries { get; init; }

    /// <summary>The finished file: what its last writer kept, under that writer's token.</summary>
    public string? File => State == ExportState.Completed ? Progress?.Draft : null;

    /// <summary>Bytes of the finished file.</summary>
    public long? Size { get; init; }

    /// <summary>Of the finished file, 64 hex digits.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    public DateTimeOffset? DoneAt { get; init; }
}

/// <param name="After">The last task written; null for none yet.</param>
/// <param name="Draft">Whose drafts hold what is written: the token of a lease.</param>
public sealed record ExportProgress(TaskCursor? After, ExportMark Mark, string Draft);

/// <summary>How an export ended.</summary>
/// <param name="Error">Null when it is complete.</param>
public sealed record ExportEnd(DateTimeOffset At, ExportMark? Mark, long Size, string? Sha256, string? Error = null);

/// <summary>Place in the list: the last row of the page before.</summary>
public readonly record struct ExportCursor(DateTimeOffset CreatedAt, string Id);
