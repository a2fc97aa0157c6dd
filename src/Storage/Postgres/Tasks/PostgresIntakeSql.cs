namespace Scheduler.Storage.Postgres.Tasks;

/// <summary>The statements of the intake.</summary>
internal static class PostgresIntakeSql
{
    public const string Reopen = "UPDATE batches SET status = 2, completed_at = NULL WHERE id = ANY($1) AND status = 3 AND starts_at_once = 1";

    /// <summary>Shared with other intakes; launch and completion must wait until the rows are in.</summary>
    public const string Hold = "SELECT id, status, starts_at_once FROM batches WHERE id = ANY($1) ORDER BY id FOR SHARE";

    public const string Insert = """
        WITH added AS (
            INSERT INTO tasks (id, org_id, mode, project_id, batch_id, type, param_version, overlap, review_levels, version, status, stage, round,
                last_token, open_slots, priority, created_at, updated_at, completed_at, unique_id, tags, instruction, callback_url, metadata,
                params, response, urgency, idempotency_key)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
                $27, $28)
            ON CONFLICT DO NOTHING
            RETURNING id, batch_id, status
        ), counted AS (
            INSERT INTO batch_counts (batch_id, writer, status, n)
            SELECT batch_id, $29, status, count(*) FROM added GROUP BY batch_id, status ORDER BY batch_id, status
            ON CONFLICT (batch_id, writer, status) DO UPDATE SET n = batch_counts.n + excluded.n
        )
        SELECT id FROM added
        """;

    public const string Outbox = """
        INSERT INTO outbox (id, task_id, version, org_id, mode, status, shard, url, created_at, due_at, tries)
        SELECT id, task_id, version, org_id, mode, status, shard, url, at, at, 0 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        AS i(id, task_id, version, org_id, mode, status, shard, url, at)
        """;

    /// <summary>Whom each refused row met: itself, when its id stands, or the owner of its unique id, or of its idempotency key.</summary>
    public const string Conflicts = """
        SELECT i.id, same.id IS NOT NULL, owner.id, twin.id FROM unnest($1, $2, $3, $4, $5) AS i(id, org_id, mode, unique_id, idempotency_key)
        LEFT JOIN tasks same ON same.id = i.id
        LEFT JOIN tasks owner ON owner.org_id = i.org_id AND owner.mode = i.mode AND owner.unique_id = i.unique_id AND owner.unique_id IS NOT NULL
        LEFT JOIN tasks twin ON twin.org_id = i.org_id AND twin.mode = i.mode AND twin.idempotency_key = i.idempotency_key AND twin.idempotency_key IS NOT NULL
        """;
}
