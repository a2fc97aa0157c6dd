using Dapper;
using Microsoft.Data.Sqlite;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Storage.Relational.Tasks;
using Scheduler.Storage.Tasks;
using Scheduler.Storage.Tasks.Intake;

namespace Scheduler.Storage.Sqlite.Tasks;

/// <summary>Adds a group of rows as single compiled statements within one transaction.</summary>
internal sealed class SqliteIntakeWriter(SqliteDatabase database, string writer) : IIntakeWriter
{
    private readonly SqliteStatement _insert = new("""
        INSERT INTO tasks (id, org_id, mode, project_id, batch_id, type, param_version, overlap, review_levels, version, status, stage, round,
            last_token, open_slots, priority, created_at, updated_at, completed_at, unique_id, tags, instruction, callback_url, metadata, params, response,
            urgency, idempotency_key)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22,
            @p23, @p24, @p25, @p26, @p27)
        ON CONFLICT DO NOTHING
        """);

    private readonly SqliteStatement _outbox = new(SqliteOutbox.Insert);

    private readonly SqliteStatement _count = new(SqliteCounts.Add);

    private readonly SqliteStatement _watch = new("INSERT INTO attachment_checks (id, due_at, tries, tasks) VALUES (@p0, @p1, 0, @p2)");

    public Task<IReadOnlyList<IntakeOutcome>> Write(IReadOnlyList<TaskRow> rows, int lane) => database.Write<IReadOnlyList<IntakeOutcome>>(transaction =>
    {
        var gates = Gates(transaction, rows);
        var outcomes = new IntakeOutcome[rows.Count];
        var counts = new Dictionary<(string Batch, int Status), int>();
        var watched = new List<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (IntakePlan.Refusal(row, gates) is { } refusal)
            {
                outcomes[i] = new(refusal);
                continue;
            }

            if (!Insert(transaction, row))
            {
                outcomes[i] = Conflict(transaction, row);
                continue;
            }

            outcomes[i] = new(IntakeResult.Added);
            var key = (row.Ref.Batch.Value, (int)row.Status);
            counts[key] = counts.GetValueOrDefault(key) + 1;
            if (row.ChecksAttachments)
                watched.Add(row.Ref.Id.Value);
            if (IntakePlan.CallsBack(row))
                _outbox.Run(transaction, OutboxKey.Of(row.Ref.Id.Value, row.Version), row.Ref.Id.Value, row.Version,
                    row.Ref.Tenant.Organization.Value, (int)row.Ref.Tenant.Mode, (int)row.Status,
                    StableHash.ShardOf(row.CallbackUrl!), row.CallbackUrl, row.CreatedAt.Ms(), null);
        }

        foreach (var ((batch, status), by) in counts)
            _count.Run(transaction, batch, writer, status, by);
        if (watched.Count > 0)
            _watch.Run(transaction, watched[0], rows[0].CreatedAt.Ms(), string.Join(',', watched));
        return outcomes;
    });

    // The file's lock keeps every other writer out: there is nothing to lose a race against.
    public bool IsTransient(Exception exception) => false;

    private Dictionary<string, BatchGate> Gates(SqliteTransaction transaction, IReadOnlyList<TaskRow> rows)
    {
        var connection = transaction.Connection!;
        connection.Execute(
            $"UPDATE batches SET status = 2, completed_at = NULL WHERE {database.Dialect.In("id", "ids")} AND status = 3 AND starts_at_once = 1",
            new { ids = database.Dialect.List(IntakePlan.MayReopen(rows)) }, transaction);
        return connection.Query<(string Id, long Status, long StartsAtOnce, string? Basis)>(
            $"SELECT b.id, b.status, b.starts_at_once, {IntakeBasis.Sql} FROM batches b WHERE {database.Dialect.In("b.id", "ids")}",
            new { ids = database.Dialect.List(rows.Select(r => r.Ref.Batch.Value).Distinct()) }, transaction)
            .ToDictionary(b => b.Id, b => new BatchGate((BatchStatus)b.Status, b.StartsAtOnce != 0, b.Basis));
    }

    private bool Insert(SqliteTransaction transaction, TaskRow r) => _insert.Run(transaction,
        r.Ref.Id.Value, r.Ref.Tenant.Organization.Value, (int)r.Ref.Tenant.Mode, r.Ref.Project.Value, r.Ref.Batch.Value, r.Type, r.ParamVersion,
        r.Plan.Overlap, r.Plan.ReviewLevels, r.Version, (int)r.Status, r.Stage, r.Round, r.LastToken, r.OpenSlots, r.Priority, r.CreatedAt.Ms(),
        r.UpdatedAt.Ms(), r.CompletedAt.Ms(), r.UniqueId, r.Tags, r.Instruction, r.CallbackUrl, TaskRecord.Compact(r.Metadata), r.Params,
        r.Response, r.Urgency, r.IdempotencyKey) == 1;

    /// <summary>The id itself stands: the same call came before, and its reply was lost. Otherwise another task has what must be unique.</summary>
    private static IntakeOutcome Conflict(SqliteTransaction transaction, TaskRow row)
    {
        var key = new
        {
            id = row.Ref.Id.Value,
            org = row.Ref.Tenant.Organization.Value,
            mode = (int)row.Ref.Tenant.Mode,
            unique = row.UniqueId,
            idempotency = row.IdempotencyKey,
        };
        string? Find(string where) => transaction.Connection!.QueryFirstOrDefault<string?>("SELECT id FROM tasks WHERE " + where, key, transaction);
        return Find("id = @id AND org_id = @org AND mode = @mode") is not null ? new(IntakeResult.Added)
            : Find("id = @id") is not null ? new(IntakeResult.IdTaken)
            : Find("org_id = @org AND mode = @mode AND unique_id = @unique") is { } owner ? new(IntakeResult.DuplicateUniqueId, new TaskId(owner))
            : new(IntakeResult.DuplicateIdempotencyKey, new TaskId(Find("org_id = @org AND mode = @mode AND idempotency_key = @idempotency")!));
    }
}
