using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Tasks.Intake;

/// <summary>How a locked batch stands when rows are to be added to it.</summary>
/// <param name="Basis">As <see cref="Domain.Projects.Project.Basis"/>, now.</param>
internal readonly record struct BatchGate(BatchStatus Status, bool StartsAtOnce, string? Basis);

/// <summary>The decisions of the intake, apart from the SQL of either database.</summary>
internal static class IntakePlan
{
    /// <summary>Null when the row's batch takes it.</summary>
    public static IntakeResult? Refusal(TaskRow row, IReadOnlyDictionary<string, BatchGate> gates) =>
        !gates.TryGetValue(row.Ref.Batch.Value, out var gate) ? IntakeResult.NoSuchBatch
        : !BatchTransitions.TakesTasks(gate.Status, gate.StartsAtOnce) ? IntakeResult.BatchClosed
        : row.Basis is not null && row.Basis != gate.Basis ? IntakeResult.ProjectMoved
        : null;

    /// <summary>
    /// Batches that a row could reopen: work that is still to be done does, and so does what the test mode makes, which is done as it is
    /// made, so that a program sees there what it will see live.
    /// </summary>
    public static string[] MayReopen(IEnumerable<TaskRow> rows) =>
        [.. rows.Where(r => r.Status == LabelTaskStatus.Pending || r.Ref.Tenant.Mode == Mode.Test).Select(r => r.Ref.Batch.Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>True when a row is stored with the callback it causes: a task of the test mode is complete as it is created.</summary>
    public static bool CallsBack(TaskRow row) =>
        row is { CallbackUrl: not null, Status: LabelTaskStatus.Completed or LabelTaskStatus.Error };

    /// <summary>
    /// Rows in the order in which their unique ids are claimed, the same in every process, so that two calls with the same ids
    /// never wait for each other. Among equals the first row of the call stays first.
    /// </summary>
    public static int[] Order(IReadOnlyList<TaskRow> rows) =>
        rows.All(r => r.UniqueId is null)
            ? [.. Enumerable.Range(0, rows.Count)]
            : [.. Enumerable.Range(0, rows.Count).OrderBy(i => rows[i].UniqueId, StringComparer.Ordinal)];
}
