using System.Data.Common;
using System.Text.Json;
using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

internal sealed class TaskEdits(RecordDatabase database) : ITaskEdits
{
    public Task<EditOutcome> ChangeMetadata(Tenant tenant, TaskId id, MetadataChange change, DateTimeOffset now, CancellationToken cancel = default) =>
        database.Write(async transaction =>
        {
            if (await Find(transaction, tenant, id, database.Dialect.ForUpdate) is not { } row)
                return EditOutcome.NotFound;
            if (change.Over(row.Metadata ?? "{}") is not { } after)
                return EditOutcome.TooMuch;
            await EditStatement.Run(transaction, tenant, id, "metadata", TaskRecord.Compact(after), now);
            return EditOutcome.Done;
        }, cancel);

    public Task<EditOutcome> ChangeTags(Tenant tenant, TaskId id, TagChange change, IReadOnlyList<string> tags, DateTimeOffset now, CancellationToken cancel = default) =>
        database.Write(async transaction =>
        {
            if (await Find(transaction, tenant, id, database.Dialect.ForUpdate) is not { } row)
                return EditOutcome.NotFound;
            var before = row.Tags is null ? [] : JsonSerializer.Deserialize<string[]>(row.Tags)!;
            if (TagRule.Apply(before, change, tags) is not { } after)
                return EditOutcome.TooMuch;

            // None is spelled as null: clients test for the key.
            var stored = after.SequenceEqual(before) ? row.Tags : after.IsEmpty ? null : JsonSerializer.Serialize(after.AsEnumerable(), StoredJson.Plain);
            await EditStatement.Run(transaction, tenant, id, "tags", stored, now);
            return EditOutcome.Done;
        }, cancel);

    public Task<AuditOutcome> Audit(Tenant tenant, TaskId id, TaskAudit audit, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        AuditOutcome? outcome;
        // Not under a lock of the row: the ledger takes the event first and the row after it, and would wait for us in a circle.
        while ((outcome = await TryAudit(transaction, tenant, id, audit)) is null)
            cancel.ThrowIfCancellationRequested();
        return outcome.Value;
    }, cancel);

    /// <returns>Null when the task has changed between reading and writing.</returns>
    private static async Task<AuditOutcome?> TryAudit(DbTransaction transaction, Tenant tenant, TaskId id, TaskAudit audit)
    {
        if (await Find(transaction, tenant, id) is not { } row)
            return new(AuditResult.NoSuchTask);
        if ((LabelTaskStatus)row.Status != LabelTaskStatus.Completed)
            return new(AuditResult.NotCompleted);
        var before = row.Audits is null ? [] : StoredJson.Read<AuditEntry[]>(row.Audits);
        var entry = new AuditEntry(audit.By, Math.Max(row.UpdatedAt, audit.At.Ms()), audit.Status, audit.Comments, audit.Response);
        if (before.LastOrDefault() is { } last && (last.Status, last.Comments, last.Response) == (entry.Status, entry.Comments, entry.Response))
            return new(AuditResult.Done);
        if (audit.Seen is { } seen && seen != before.Length)
            return new(AuditResult.Overtaken);
        if (before.Length >= TaskLimits.MaxAudits || (entry.Response is not null && before.Count(a => a.Response is not null) >= TaskLimits.MaxFixes))
            return new(AuditResult.TooMany);
        return await AuditStatements.Write(transaction, row, audit, entry.At, StoredJson.Write<AuditEntry[]>([.. before, entry]))
            ? new AuditOutcome(AuditResult.Done, row.CallbackUrl)
            : null;
    }

    private static Task<TaskRecord?> Find(DbTransaction transaction, Tenant tenant, TaskId id, string locked = "") => transaction.Connection!.QuerySingleOrDefaultAsync<TaskRecord?>(
        $"SELECT {TaskRecord.Columns} FROM tasks t" + EditStatement.Where + locked, EditStatement.Key(tenant, id), transaction);
}
