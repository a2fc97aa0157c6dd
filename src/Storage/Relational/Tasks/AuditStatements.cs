using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

/// <summary>A verdict as a change of its task: event, row and callback together.</summary>
internal static class AuditStatements
{
    private const string Row = """
        UPDATE tasks SET version = @version, updated_at = @at, review = @review, audited_at = @at, audits = @audits, response = COALESCE(@response, response) WHERE id = @id
        """;

    private const string Event = """
        INSERT INTO events (task_id, version, org_id, mode, kind, actor, command_id, at, task_status, task_stage, task_round)
        VALUES (@id, @version, @org, @mode, @kind, 'customer', @command, @at, @status, @stage, @round)
        ON CONFLICT DO NOTHING
        """;

    private const string Outbox = """
        INSERT INTO outbox (id, task_id, version, org_id, mode, status, shard, url, created_at, due_at, tries, event_kind)
        VALUES (@outbox, @id, @version, @org, @mode, @status, @shard, @url, @at, @at, 0, @kind)
        """;

    /// <returns>False when somebody else has changed the task meanwhile: nothing was written.</returns>
    public static async Task<bool> Write(DbTransaction transaction, TaskRecord row, TaskAudit audit, long at, string audits)
    {
        var version = row.Version + 1;
        var parameters = new
        {
            id = row.Id,
            version,
            org = row.OrgId,
            mode = row.Mode,
            kind = (int)TaskEventKind.Audited,
            command = audit.Command.Value,
            at,
            status = row.Status,
            stage = row.Stage,
            round = row.Round,
            review = (int)audit.Status,
            audits,
            response = audit.Response,
            outbox = OutboxKey.Of(row.Id, version),
            shard = row.CallbackUrl is { } address ? StableHash.ShardOf(address) : 0,
            url = row.CallbackUrl,
        };
        // The event first, as everywhere: its key decides between writers.
        if (await transaction.Connection!.ExecuteAsync(Event, parameters, transaction) == 0)
            return false;
        await transaction.Connection!.ExecuteAsync(Row, parameters, transaction);
        if (row.CallbackUrl is not null)
            await transaction.Connection!.ExecuteAsync(Outbox, parameters, transaction);
        return true;
    }
}
