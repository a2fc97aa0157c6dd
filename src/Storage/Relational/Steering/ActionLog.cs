using Dapper;
using Scheduler.Domain;
using Scheduler.Storage.Steering;

namespace Scheduler.Storage.Relational.Steering;

internal sealed class ActionLog(RecordDatabase database) : IActionLog
{
    public Task Add(ActionRow action, CancellationToken cancel = default) => database.Write(transaction => transaction.Connection!.ExecuteAsync("""
        INSERT INTO actions (at, id, org_id, actor, action, annotator_id, task_id, batch_id, detail)
        VALUES (@at, @id, @org, @actor, @action, @person, @task, @batch, @detail)
        """, new
    {
        at = action.At.Ms(),
        id = action.Id,
        org = action.Organization.Value,
        actor = action.Actor,
        action = action.Action,
        person = action.Person?.Value,
        task = action.Task?.Value,
        batch = action.Batch?.Value,
        detail = action.Detail,
    }, transaction), cancel);

    public async Task<IReadOnlyList<ActionRow>> List(OrganizationId? organization, string? before, int limit, CancellationToken cancel = default)
    {
        var where = (organization is null ? "1 = 1" : "a.org_id = @org") + (before is null ? "" : " AND a.id < @before");
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<ActionRecord>(new CommandDefinition(
            $"""
            SELECT a.at, a.id, a.org_id, a.actor, a.action, a.annotator_id, a.task_id, a.batch_id, a.detail, b.name AS batch_name
            FROM actions a LEFT JOIN batches b ON b.id = a.batch_id
            WHERE {where} ORDER BY a.id DESC LIMIT @limit
            """,
            new { org = organization?.Value, before, limit }, cancellationToken: cancel));
        return [.. records.Select(r => r.ToRow())];
    }

    private sealed class ActionRecord
    {
        public long At { get; init; }

        public string Id { get; init; } = "";

        public string OrgId { get; init; } = "";

        public string Actor { get; init; } = "";

        public string Action { get; init; } = "";

        public string? AnnotatorId { get; init; }

        public string? TaskId { get; init; }

        public string? BatchId { get; init; }

        public string? Detail { get; init; }

        public string? BatchName { get; init; }

        public ActionRow ToRow() => new(Id, At.Time(), new(OrgId), Actor, Action,
            AnnotatorId is null ? null : new(AnnotatorId), TaskId is null ? null : new(TaskId), BatchId is null ? null : new(BatchId), Detail, BatchName);
    }
}
