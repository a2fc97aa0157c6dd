using Scheduler.Storage.Relational.Tasks;
using Scheduler.Storage.Tasks.Ledger;

namespace Scheduler.Storage.Postgres.Tasks;

/// <summary>
/// The ledger's statements. A row comes as one element of every array: <c>unnest</c> in the list of columns hands elements out as
/// they are asked for, where the same in FROM would first copy each array aside.
/// <para>
/// An UPDATE that cannot stay in its page sets a column of each key to what it is. PostgreSQL then takes the key for changed and does
/// not search a full leaf for versions that have just died before it splits it: that search reads the heap at random and was a tenth
/// of the database's work. Vacuum removes them all the same (<c>index_unchanged_by_update</c> in PostgreSQL's execIndexing.c).
/// </para>
/// </summary>
internal static class PostgresLedgerSql
{
    /// <summary>Comes first: its key, task and version, is what two writers contend for, and whoever is second fails here.</summary>
    public const string Log = """
        INSERT INTO events (task_id, version, org_id, mode, kind, actor, command_id, at, task_status, task_stage, task_round,
            token, annotator_id, stage, round, slot, attempt_state, verdict, waiting_since, offered_at, accepted_at, active_ms)
        SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6), unnest($7), unnest($8), unnest($9), unnest($10), unnest($11),
            unnest($12), unnest($13), unnest($14), unnest($15), unnest($16), unnest($17), unnest($18), unnest($19), unnest($20), unnest($21), unnest($22)
        """;

    public const string Begin = """
        INSERT INTO attempts (task_id, token, org_id, mode, stage, round, slot, annotator_id, shard, claim_command, granted_at, waiting_since,
            explanation, state, end_command, offered_at, accepted_at, ended_at, active_ms, cool_until, response, verdict, reason)
        SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6), unnest($7), unnest($8), unnest($9), unnest($10), unnest($11), unnest($12),
            unnest($13), unnest($14), unnest($15), unnest($16), unnest($17), unnest($18), unnest($19), unnest($20), unnest($21), unnest($22), unnest($23)
        """;

    public const string End = """
        UPDATE attempts a SET token = a.token, state = i.state, end_command = i.end_command, offered_at = i.offered_at, accepted_at = i.accepted_at,
            ended_at = i.ended_at, active_ms = i.active_ms, cool_until = i.cool_until, response = i.response, verdict = i.verdict, reason = i.reason
        FROM (SELECT unnest($1) AS id, unnest($2) AS token, unnest($3) AS state, unnest($4) AS end_command, unnest($5) AS offered_at,
            unnest($6) AS accepted_at, unnest($7) AS ended_at, unnest($8) AS active_ms, unnest($9) AS cool_until, unnest($10) AS response,
            unnest($11) AS verdict, unnest($12) AS reason) i
        WHERE a.task_id = i.id AND a.token = i.token
        """;

    /// <summary>A grant leaves the task's row alone (<see cref="LedgerLine.IsGrant"/>).</summary>
    public const string Move = """
        UPDATE tasks t SET id = t.id, created_at = t.created_at, version = i.version, status = i.status, stage = i.stage, round = i.round, last_token = i.last_token,
            open_slots = i.open_slots, updated_at = i.at, completed_at = COALESCE(i.completed_at, t.completed_at),
            response = CASE WHEN i.keeps THEN t.response ELSE i.response END,
            agreement = COALESCE(i.agreement, t.agreement)
        FROM (SELECT unnest($1) AS id, unnest($2) AS version, unnest($3) AS status, unnest($4) AS stage, unnest($5) AS round,
            unnest($6) AS last_token, unnest($7) AS open_slots, unnest($8) AS at, unnest($9) AS completed_at, unnest($10) AS keeps,
            unnest($11) AS response, unnest($12) AS agreement) i
        WHERE t.id = i.id
        """;

    public const string Free = "UPDATE tasks SET unique_id = NULL WHERE id IN (SELECT unnest($1))";

    public const string Tell = """
        INSERT INTO outbox (id, task_id, version, org_id, mode, status, shard, url, created_at, due_at, tries, event_kind)
        SELECT i.id, i.task_id, i.version, i.org_id, i.mode, i.status, i.shard, i.url, i.at, i.at, 0, i.kind
        FROM (SELECT unnest($1) AS id, unnest($2) AS task_id, unnest($3) AS version, unnest($4) AS org_id, unnest($5) AS mode,
            unnest($6) AS status, unnest($7) AS shard, unnest($8) AS url, unnest($9) AS at, unnest($10) AS kind) i
        """;

    public const string Count = """
        INSERT INTO batch_counts (batch_id, writer, status, n) SELECT unnest($1), $4, unnest($2), unnest($3)
        ON CONFLICT (batch_id, writer, status) DO UPDATE SET n = batch_counts.n + excluded.n
        """;

    public const string Read = $"""
        SELECT t.id, t.version + {UnwrittenGrants.Count}, e.command_id, COALESCE(e.at, 0) FROM unnest($1, $2) AS i(id, version)
        JOIN tasks t ON t.id = i.id LEFT JOIN events e ON e.task_id = i.id AND e.version = i.version
        """;

    /// <summary>The versions that stand.</summary>
    public const string Made = """
        SELECT e.task_id FROM (SELECT unnest($1) AS id, unnest($2) AS version) i JOIN events e ON e.task_id = i.id AND e.version = i.version
        """;
}
