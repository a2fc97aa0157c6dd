using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Exports;

/// <summary>One event of a task: when, and how the task stood after it.</summary>
internal readonly record struct PastEvent(DateTimeOffset At, LabelTaskStatus Status);

/// <summary>Rows turned back to what they said at a moment.</summary>
internal static class PastRows
{
    /// <param name="row">As it is now; changed since.</param>
    /// <param name="events">Those until then, oldest first.</param>
    /// <param name="answers">Attempts that were submitted until then.</param>
    public static PastTask AsOf(TaskRow row, DateTimeOffset asOf, IReadOnlyList<PastEvent> events, ImmutableArray<Attempt> answers)
    {
        // The test mode completes its tasks without an event, as they are made or by launching their batch, and they stay completed.
        var made = row.Ref.Tenant.Mode == Mode.Test && row.CompletedAt <= asOf ? row.CompletedAt : null;

        // Creation has no event: until the first a task is pending.
        var status = events.Count > 0 ? events[^1].Status : made is null ? LabelTaskStatus.Pending : LabelTaskStatus.Completed;
        var completed = made ?? (status == LabelTaskStatus.Completed ? CompletedAt(events) : null);
        var kept = row.CompletedAt == completed;
        var all = row.Audits is null ? [] : StoredJson.Read<AuditEntry[]>(row.Audits);
        var audits = all.Where(a => a.At <= asOf.Ms()).ToArray();

        // What the customer made of the answer stands with the verdict; what was there before a later one is made again of the answers.
        var mended = completed is { } since ? audits.LastOrDefault(a => a.Response is not null && a.At >= since.Ms())?.Response : null;
        var stands = kept && !all.Any(a => a.Response is not null && a.At > asOf.Ms());
        return new(
            row with
            {
                Status = status,
                CompletedAt = completed,
                UpdatedAt = events.Count > 0 ? events[^1].At : made ?? row.CreatedAt,
                Response = mended ?? (stands && completed is not null ? row.Response : null),
                Agreement = kept && completed is not null ? row.Agreement : null,
                Review = audits.Length == 0 ? null : audits[^1].Status,
                AuditedAt = audits.Length == 0 ? null : audits[^1].At.Time(),
                Audits = audits.Length == 0 ? null : StoredJson.Write(audits),
            },
            completed is not null && mended is null && !stands ? answers : []);
    }

    /// <summary>Of edits only the time of the last is known: a later one leaves none.</summary>
    public static TaskRow Edited(TaskRow row, DateTimeOffset asOf) => row.EditedAt > asOf ? row with { EditedAt = null } : row;

    /// <summary>What of a filter depends on the moment.</summary>
    public static bool Keeps(TaskFilter filter, TaskRow row) =>
        (filter.Status is not { } status || row.Status == status)
        && (filter.Reviews.Count == 0 || (row.Status == LabelTaskStatus.Completed && filter.Reviews.Contains(row.Review ?? ReviewStatus.Pending)))
        && Within(row.CompletedAt, filter.CompletedFrom, filter.CompletedTo)
        && Within(row.ChangedAt, filter.UpdatedFrom, filter.UpdatedTo);

    /// <summary>Since when the task has been completed: the first event of the last unbroken run.</summary>
    private static DateTimeOffset CompletedAt(IReadOnlyList<PastEvent> events)
    {
        var first = events.Count - 1;
        while (first > 0 && events[first - 1].Status == LabelTaskStatus.Completed)
            first--;
        return events[first].At;
    }

    private static bool Within(DateTimeOffset? time, DateTimeOffset? from, DateTimeOffset? to) =>
        (from is null && to is null) || (time is { } at && (from is null || at >= from) && (to is null || at <= to));
}
