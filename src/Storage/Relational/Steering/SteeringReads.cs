using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Relational.Batches;
using Scheduler.Storage.Relational.Quality;
using Scheduler.Storage.Relational.Tasks;
using Scheduler.Storage.Steering;

namespace Scheduler.Storage.Relational.Steering;

internal sealed class SteeringReads(RecordDatabase database) : ISteeringReads
{
    /// <summary>Active batches looked at: what a service level promises is not in their rows, so they are put in order here.</summary>
    private const int MaxActive = 5_000;

    private const string Task = "t.id AS ref_id, t.org_id AS ref_org, t.project_id AS ref_project, t.batch_id AS ref_batch";

    public async Task<IReadOnlyList<EndedAttempt>> Ended(AnnotatorId person, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var rows = await connection.QueryAsync<TaskEventRecord, LeaseRecord, EndedAttempt>(new CommandDefinition($"""
            SELECT {TaskEventRecord.Columns}, {Task}, a.granted_at, a.annotator_id, a.token FROM events e
            JOIN tasks t ON t.id = e.task_id JOIN attempts a ON a.task_id = e.task_id AND a.token = e.token
            WHERE e.at >= @from AND e.at < @to AND e.annotator_id = @person AND e.mode = 1 AND e.kind <> 1 ORDER BY e.at, e.task_id LIMIT @limit
            """, new { person = person.Value, from = from.Ms(), to = to.Ms(), limit }, cancellationToken: cancel),
            (step, lease) => new(lease.ToRef(), step.ToStep(), lease.GrantedAt.Time()), splitOn: "ref_id");
        return [.. rows];
    }

    public async Task<IReadOnlyList<BatchStanding>> Batches(OrganizationId? organization, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var rows = await connection.QueryAsync<BatchRecord, CountsRecord, BatchStanding>(new CommandDefinition($"""
            SELECT {BatchRecord.Columns}, COALESCE(c.total, 0) AS total, COALESCE(c.completed, 0) AS completed, COALESCE(c.pending, 0) AS pending, p.settings
            FROM batches b LEFT JOIN projects p ON p.id = b.project_id
            LEFT JOIN (SELECT batch_id, CAST(sum(n) AS bigint) AS total, CAST(sum(CASE WHEN status = 2 THEN n ELSE 0 END) AS bigint) AS completed,
                CAST(sum(CASE WHEN status = 1 THEN n ELSE 0 END) AS bigint) AS pending FROM batch_counts GROUP BY batch_id) c ON c.batch_id = b.id
            WHERE b.mode = 1 AND b.status IN (2, 4){(organization is null ? "" : " AND b.org_id = @org")}
            ORDER BY CASE WHEN b.due_at IS NULL THEN 1 ELSE 0 END, b.due_at, b.created_at, b.id LIMIT @most
            """, new { org = organization?.Value, most = MaxActive }, cancellationToken: cancel),
            (batch, counts) => counts.Of(batch.ToBatch()), splitOn: "total");
        return [.. rows.OrderBy(r => r.Batch.DueAt ?? DateTimeOffset.MaxValue).ThenBy(r => r.Batch.CreatedAt).ThenBy(r => r.Batch.Id.Value, StringComparer.Ordinal).Take(limit)];
    }

    public async Task<IReadOnlyList<TaskRef>> Unanswered(
        OrganizationId? organization, DateTimeOffset since, int leases, DateTimeOffset givenBack, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var rows = await connection.QueryAsync<LeaseRecord>(new CommandDefinition($"""
            SELECT {Task} FROM (
                SELECT e.task_id, count(*) AS n, max(e.at) AS latest, max(CASE WHEN e.attempt_state IN (3, 5) THEN e.at END) AS given_back FROM events e
                WHERE e.at >= @since AND e.mode = 1 AND e.kind = 5 AND e.attempt_state IN (3, 4, 5, 6){(organization is null ? "" : " AND e.org_id = @org")}
                GROUP BY e.task_id) u
            JOIN tasks t ON t.id = u.task_id WHERE t.status = 1 AND {QualityRows.LeftOut} AND (u.n >= @leases OR (u.given_back < @before AND {UnwrittenGrants.Leaves}))
            ORDER BY u.n DESC, u.latest DESC, t.id LIMIT @limit
            """, new { org = organization?.Value, since = since.Ms(), leases, before = givenBack.Ms(), limit }, cancellationToken: cancel));
        return [.. rows.Select(r => r.ToRef())];
    }

    public async Task<IReadOnlyList<HeldLease>> HeldSince(OrganizationId? organization, DateTimeOffset before, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var rows = await connection.QueryAsync<LeaseRecord>(new CommandDefinition($"""
            SELECT {Task}, a.annotator_id, a.token, a.granted_at FROM attempts a JOIN tasks t ON t.id = a.task_id
            WHERE a.state = 1 AND a.mode = 1 AND a.granted_at < @before{(organization is null ? "" : " AND a.org_id = @org")}
            ORDER BY a.granted_at, t.id LIMIT @limit
            """, new { org = organization?.Value, before = before.Ms(), limit }, cancellationToken: cancel));
        return [.. rows.Select(r => new HeldLease(r.ToRef(), new(r.AnnotatorId), r.Token, r.GrantedAt.Time()))];
    }

    public async Task<TaskRef?> FindTask(TaskId id, OrganizationId? organization, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleOrDefaultAsync<LeaseRecord>(new CommandDefinition(
            $"SELECT {Task} FROM tasks t WHERE t.id = @id AND t.mode = 1{(organization is null ? "" : " AND t.org_id = @org")}",
            new { id = id.Value, org = organization?.Value }, cancellationToken: cancel));
        return record?.ToRef();
    }

    public async Task<Batch?> FindBatch(BatchId id, OrganizationId? organization, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleOrDefaultAsync<BatchRecord>(new CommandDefinition(
            $"SELECT {BatchRecord.Columns} FROM batches b WHERE b.id = @id AND b.mode = 1{(organization is null ? "" : " AND b.org_id = @org")}",
            new { id = id.Value, org = organization?.Value }, cancellationToken: cancel));
        return record?.ToBatch();
    }

    private sealed class LeaseRecord
    {
        public string RefId { get; init; } = "";

        public string RefOrg { get; init; } = "";

        public string RefProject { get; init; } = "";

        public string RefBatch { get; init; } = "";

        public string AnnotatorId { get; init; } = "";

        public long Token { get; init; }

        public long GrantedAt { get; init; }

        public TaskRef ToRef() => new(new(new(RefOrg), Mode.Live), new(RefProject), new(RefBatch), new(RefId));
    }

    private sealed class CountsRecord
    {
        public long Total { get; init; }

        public long Completed { get; init; }

        public long Pending { get; init; }

        public string? Settings { get; init; }

        public BatchStanding Of(Batch batch) =>
            new(Settings is null ? batch : batch with { DueAt = StoredJson.Read<ProjectSettings>(Settings).DueAt(batch) }, Total, Completed, Pending);
    }
}
