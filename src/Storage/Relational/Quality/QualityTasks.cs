using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Quality;
using Scheduler.Storage.Quality;

namespace Scheduler.Storage.Relational.Quality;

internal sealed class QualityTasks(RecordDatabase database) : IQualityTasks
{
    private const string OfTenant = "org_id = @org AND mode = @mode";

    public Task<QualityOutcome> Create(QualityTaskRow task, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var row = new
        {
            task.Id,
            org = task.Tenant.Organization.Value,
            mode = (int)task.Tenant.Mode,
            kind = (int)task.Kind,
            project = task.Project.Value,
            task.Type,
            created = task.CreatedAt.Ms(),
            task.Body,
            task.Expected,
            task.Initial,
            task.Instruction,
            task.Params,
            task.ParamVersion,
            task.UniqueId,
            task.IdempotencyKey,
            most = QualityLimits.MaxTasks,
        };
        var added = await transaction.Connection!.ExecuteAsync("""
            INSERT INTO quality_tasks (id, org_id, mode, kind, project_id, type, created_at, body, expected_response, initial_response, instruction, params, param_version,
                unique_id, idempotency_key)
            SELECT @Id, @org, @mode, @kind, @project, @Type, @created, @Body, @Expected, @Initial, @Instruction, @Params, @ParamVersion, @UniqueId, @IdempotencyKey
            WHERE (SELECT count(*) FROM quality_tasks q WHERE q.project_id = @project AND q.kind = @kind) < @most
            ON CONFLICT DO NOTHING
            """, row, transaction);

        // Asked after the insert: a twin that was under way has been waited for, and is seen.
        return added == 1 ? new QualityOutcome(QualityIntake.Added)
            : await Holder("unique_id = @UniqueId") is { } named ? new(QualityIntake.DuplicateUniqueId, named)
            : await Holder("idempotency_key = @IdempotencyKey") is { } sent ? new(QualityIntake.DuplicateIdempotencyKey, sent)
            : new(QualityIntake.Full);

        Task<string?> Holder(string where) =>
            transaction.Connection!.QuerySingleOrDefaultAsync<string?>($"SELECT id FROM quality_tasks WHERE {OfTenant} AND {where}", row, transaction);
    }, cancel);

    public async Task<QualityTaskRow?> Get(Tenant tenant, string id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleOrDefaultAsync<TaskLine>(new CommandDefinition(
            $"SELECT id, kind, project_id, type, created_at, body, expected_response, initial_response, instruction, params, param_version, unique_id, idempotency_key FROM quality_tasks WHERE id = @id AND {OfTenant}",
            Key(tenant, id), cancellationToken: cancel));
        return record is null ? null : new(record.Id, tenant, (QualityTaskKind)record.Kind, new(record.ProjectId), record.Type, record.CreatedAt.Time(),
            record.Body, record.ExpectedResponse, record.InitialResponse)
        {
            Instruction = record.Instruction,
            Params = record.Params,
            ParamVersion = record.ParamVersion,
            UniqueId = record.UniqueId,
            IdempotencyKey = record.IdempotencyKey,
        };
    }

    public async Task<IReadOnlySet<string>> Known(Tenant tenant, IReadOnlyCollection<string> ids, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return (await connection.QueryAsync<string>(new CommandDefinition(
            $"SELECT id FROM quality_tasks WHERE {database.Dialect.In("id", "ids")} AND {OfTenant}",
            new { ids = database.Dialect.List(ids), org = tenant.Organization.Value, mode = (int)tenant.Mode }, cancellationToken: cancel))).ToHashSet();
    }

    public Task AddAudit(FixlessAuditRow audit, CancellationToken cancel = default) => database.Write(transaction => transaction.Connection!.ExecuteAsync(
        "INSERT INTO fixless_audits (id, org_id, mode, task_id, created_at, body) VALUES (@Id, @org, @mode, @task, @created, @Body)", new
        {
            audit.Id,
            org = audit.Tenant.Organization.Value,
            mode = (int)audit.Tenant.Mode,
            task = audit.Task.Value,
            created = audit.CreatedAt.Ms(),
            audit.Body,
        }, transaction), cancel);

    public async Task<FixlessAuditRow?> Audit(Tenant tenant, string id, CancellationToken cancel = default) => (await Read(tenant, "id = @id", id, cancel)).SingleOrDefault();

    public Task<IReadOnlyList<FixlessAuditRow>> Audits(Tenant tenant, TaskId task, CancellationToken cancel = default) => Read(tenant, "task_id = @id", task.Value, cancel);

    private async Task<IReadOnlyList<FixlessAuditRow>> Read(Tenant tenant, string where, string id, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var lines = await connection.QueryAsync<AuditLine>(new CommandDefinition(
            $"SELECT id, task_id, created_at, body FROM fixless_audits WHERE {where} AND {OfTenant} ORDER BY id", Key(tenant, id), cancellationToken: cancel));
        return [.. lines.Select(l => new FixlessAuditRow(l.Id, tenant, new(l.TaskId), l.CreatedAt.Time(), l.Body))];
    }

    private static object Key(Tenant tenant, string id) => new { id, org = tenant.Organization.Value, mode = (int)tenant.Mode };

    private sealed class TaskLine
    {
        public string Id { get; init; } = "";

        public int Kind { get; init; }

        public string ProjectId { get; init; } = "";

        public string Type { get; init; } = "";

        public long CreatedAt { get; init; }

        public string Body { get; init; } = "";

        public string ExpectedResponse { get; init; } = "";

        public string? InitialResponse { get; init; }

        public string? Instruction { get; init; }

        public string Params { get; init; } = "";

        public int ParamVersion { get; init; }

        public string? UniqueId { get; init; }

        public string? IdempotencyKey { get; init; }
    }

    private sealed class AuditLine
    {
        public string Id { get; init; } = "";

        public string TaskId { get; init; } = "";

        public long CreatedAt { get; init; }

        public string Body { get; init; } = "";
    }
}
