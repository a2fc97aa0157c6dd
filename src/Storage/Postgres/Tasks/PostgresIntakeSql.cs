using Scheduler.Storage.Relational.Tasks;

namespace Scheduler.Storage.Postgres.Tasks;

/// <summary>The statements of the intake.</summary>
internal static class PostgresIntakeSql
{
    public const string Reopen = "UPDATE batches SET status = 2, completed_at = NULL WHERE id = ANY($1) AND status = 3 AND starts_at_once = 1";

    /// <summary>Shared with other intakes; launch and completion must wait until the rows are in.</summary>
    public const string Hold = $"SELECT b.id, b.status, b.starts_at_once, {IntakeBasis.Sql} FROM batches b WHERE b.id = ANY($1) ORDER BY b.id FOR SHARE";

    /// <summary>Rows that are in, or one empty id for all of them: thousands of ids would be read back only to find none missing.</summary>
    public static readonly string Insert = $"""
        WITH added AS (
            INSERT INTO tasks ({IntakeColumn.Names})
            SELECT * FROM unnest({string.Join(", ", Enumerable.Range(1, IntakeColumn.All.Count).Select(n => $"${n}"))})
            ON CONFLICT DO NOTHING
            RETURNING id, batch_id, status
        ), counted AS (
            INSERT INTO batch_counts (batch_id, writer, status, n)
            SELECT batch_id, ${IntakeColumn.All.Count + 1}, status, count(*) FROM added GROUP BY batch_id, status ORDER BY batch_id, status
            ON CONFLICT (batch_id, writer, status) DO UPDATE SET n = batch_counts.n + excluded.n
        ), whole AS (
            SELECT count(*) = cardinality($1) AS all FROM added
        )
        SELECT '' FROM whole WHERE whole.all UNION ALL SELECT id FROM added, whole WHERE NOT whole.all
        """;

    /// <summary>Everything or an error: for rows that can meet no other.</summary>
    public static readonly string Copy = $"COPY tasks ({IntakeColumn.Names}) FROM STDIN (FORMAT BINARY)";

    public const string Count = """
        INSERT INTO batch_counts (batch_id, writer, status, n) SELECT batch_id, $1, status, n FROM unnest($2, $3, $4) AS i(batch_id, status, n)
        ORDER BY batch_id, status ON CONFLICT (batch_id, writer, status) DO UPDATE SET n = batch_counts.n + excluded.n
        """;

    public const string Outbox = """
        INSERT INTO outbox (id, task_id, version, org_id, mode, status, shard, url, created_at, due_at, tries)
        SELECT id, task_id, version, org_id, mode, status, shard, url, at, at, 0 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        AS i(id, task_id, version, org_id, mode, status, shard, url, at)
        """;

    public const string Watch = "INSERT INTO attachment_checks (id, due_at, tries, tasks) VALUES ($1, $2, 0, $3)";

    /// <summary>Whom each refused row met: itself, when its id stands, or the owner of its unique id, or of its idempotency key. False where its id is another tenant's.</summary>
    public const string Conflicts = """
        SELECT i.id, same.org_id = i.org_id AND same.mode = i.mode, owner.id, twin.id FROM unnest($1, $2, $3, $4, $5) AS i(id, org_id, mode, unique_id, idempotency_key)
        LEFT JOIN tasks same ON same.id = i.id
        LEFT JOIN tasks owner ON owner.org_id = i.org_id AND owner.mode = i.mode AND owner.unique_id = i.unique_id AND owner.unique_id IS NOT NULL
        LEFT JOIN tasks twin ON twin.org_id = i.org_id AND twin.mode = i.mode AND twin.idempotency_key = i.idempotency_key AND twin.idempotency_key IS NOT NULL
        """;
}
