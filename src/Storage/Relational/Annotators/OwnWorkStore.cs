using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Relational.Batches;
using Scheduler.Storage.Relational.Tasks;

namespace Scheduler.Storage.Relational.Annotators;

internal sealed class OwnWorkStore(RecordDatabase database) : IOwnWork
{
    /// <summary>The condition of the index of people's own answers.</summary>
    private const string Own = " WHERE a.annotator_id = @person AND a.state = 2";

    private const string Within = Own + " AND a.ended_at >= @from AND a.ended_at < @to";

    public async Task<OwnTotals> Totals(AnnotatorId person, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleAsync<OwnTotalsRecord>(new CommandDefinition(
            $"SELECT {OwnTotalsRecord.Sums} FROM attempts a{Within}", new { person = person.Value, from = from.Ms(), to = to.Ms() }, cancellationToken: cancel));
        return record.ToTotals();
    }

    public async Task<IReadOnlyList<OwnProject>> ByProject(AnnotatorId person, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<OwnTotalsRecord>(new CommandDefinition($"""
            SELECT p.id, p.name, p.type, {OwnTotalsRecord.Sums},
                COALESCE(sum(CASE WHEN r.verdict = 1 THEN 1 ELSE 0 END), 0) AS accepted, COALESCE(sum(CASE WHEN r.verdict = 2 THEN 1 ELSE 0 END), 0) AS fixed,
                COALESCE(sum(CASE WHEN r.verdict = 3 THEN 1 ELSE 0 END), 0) AS rejected
            {OwnAnswerRecord.From}{Within} GROUP BY p.id, p.name, p.type ORDER BY count(*) DESC, p.id LIMIT @limit
            """, new { person = person.Value, from = from.Ms(), to = to.Ms(), limit }, cancellationToken: cancel));
        return [.. records.Select(r => r.ToProject())];
    }

    public async Task<IReadOnlyList<OwnAnswer>> History(AnnotatorId person, OwnCursor? before, int limit, CancellationToken cancel = default)
    {
        var place = before is null ? "" : " AND (a.ended_at, a.task_id) < (@at, @task)";
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<OwnAnswerRecord>(new CommandDefinition(
            $"{OwnAnswerRecord.Select}{OwnAnswerRecord.From}{Own}{place} ORDER BY a.ended_at DESC, a.task_id DESC LIMIT @limit",
            new { person = person.Value, at = before?.AnsweredAt.Ms(), task = before?.Task.Value, limit }, cancellationToken: cancel));
        return [.. records.Select(r => r.ToAnswer())];
    }

    public async Task<OwnAnswerDetail?> Find(AnnotatorId person, TaskId task, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleOrDefaultAsync<OwnAnswerRecord>(new CommandDefinition(
            $"""
            {OwnAnswerRecord.Select}, t.org_id, t.mode, t.params, v.params AS project_params, a.response
            {OwnAnswerRecord.From} LEFT JOIN project_params v ON v.project_id = t.project_id AND v.version = t.param_version{Own} AND a.task_id = @task
            """, new { person = person.Value, task = task.Value }, cancellationToken: cancel));
        return record?.ToDetail();
    }

    public async Task<IReadOnlyList<OpenBatch>> Open(WorkforceId workforce, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<BatchRecord, Extra, OpenBatch>(new CommandDefinition($"""
            SELECT {BatchRecord.Columns}, p.name AS project, p.type, p.settings FROM batches b
                JOIN (SELECT batch_id, CAST(sum(n) AS bigint) AS pending FROM batch_counts WHERE status = 1 AND batch_id IN
                    (SELECT b.id FROM batches b WHERE b.workforce = @workforce AND {BatchRecord.WorkedOn}) GROUP BY batch_id) c ON c.batch_id = b.id
                JOIN projects p ON p.id = b.project_id
            WHERE b.workforce = @workforce AND {BatchRecord.WorkedOn} AND c.pending > 0 ORDER BY b.id LIMIT @limit
            """, new { workforce = workforce.Value, limit }, cancellationToken: cancel),
            (batch, extra) => new(batch.ToBatch(), extra.Project, extra.Type, StoredJson.Read<ProjectSettings>(extra.Settings)), splitOn: "project");
        return records.AsList();
    }

    public async Task<IReadOnlyDictionary<BatchId, long>> Waiting(
        AnnotatorId person, IReadOnlyList<BatchId> batches, StageKind stage, DateTimeOffset now, int limit, CancellationToken cancel = default)
    {
        // The first condition is that of an index each.
        var at = stage switch
        {
            StageKind.Label => "t.stage = 0",
            StageKind.Review => $"t.stage > 0 AND t.stage < {Plan.AdjudicateStage}",
            _ => $"t.stage > 0 AND t.stage = {Plan.AdjudicateStage}",
        };
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var counts = await connection.QueryAsync<(string Batch, long Tasks)>(new CommandDefinition($"""
            SELECT b.id, (SELECT count(*) FROM (SELECT 1 FROM tasks t WHERE t.batch_id = b.id AND t.status = 1 AND {at} AND {UnwrittenGrants.Leaves}
                AND NOT EXISTS ({TouchRecord.Barred}) LIMIT @limit) w) AS n
            FROM batches b WHERE {database.Dialect.In("b.id", "batches")}
            """, new { annotator = person.Value, batches = database.Dialect.List(batches.Select(b => b.Value)), now = now.Ms(), limit }, cancellationToken: cancel));
        return counts.ToDictionary(c => new BatchId(c.Batch), c => c.Tasks);
    }

    private sealed class Extra
    {
        public string Project { get; init; } = "";

        public string Type { get; init; } = "";

        public string Settings { get; init; } = "";
    }
}
