using Scheduler.Storage.Relational.Tasks;
using Scheduler.Storage.Tasks.Ledger;

namespace Scheduler.Storage.Postgres.Tasks;

/// <summary>The ledger's two statements.</summary>
internal static class PostgresLedgerSql
{
    /// <summary>
    /// One statement, so one round trip and one transaction. The event comes first: its key, task and version, is what two
    /// writers contend for, and whoever is second writes nothing. A grant leaves the task's row alone (<see cref="LedgerLine.IsGrant"/>).
    /// </summary>
    public const string Write = """
        WITH input AS (
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43)
            AS i(id, expected, status, stage, round, last_token, open_slots, at, completed_at, response_from, response, org_id, mode, kind, actor,
                command_id, batch_id, status_before, url, outbox_id, url_shard, token, is_new, a_stage, a_round, a_slot, annotator_id, a_state,
                a_shard, claim_command, end_command, granted_at, waiting_since, offered_at, accepted_at, ended_at, active_ms, cool_until,
                a_response, verdict, reason, explanation, is_grant)
        ), logged AS (
            INSERT INTO events (task_id, version, org_id, mode, kind, actor, command_id, at, task_status, task_stage, task_round,
                token, annotator_id, stage, round, slot, attempt_state, verdict, waiting_since, offered_at, accepted_at, active_ms)
            SELECT id, expected + 1, org_id, mode, kind, actor, command_id, at, status, stage, round,
                token, annotator_id, a_stage, a_round, a_slot, a_state, verdict, waiting_since, offered_at, accepted_at, active_ms
            FROM input ON CONFLICT DO NOTHING RETURNING task_id
        ), won AS (
            SELECT i.* FROM input i JOIN logged l ON l.task_id = i.id
        ), moved AS (
            UPDATE tasks t SET version = i.expected + 1, status = i.status, stage = i.stage, round = i.round, last_token = i.last_token,
                open_slots = i.open_slots, updated_at = i.at, completed_at = COALESCE(i.completed_at, t.completed_at),
                response = CASE i.response_from WHEN 0 THEN t.response WHEN 1 THEN i.a_response ELSE i.response END
            FROM won i WHERE t.id = i.id AND NOT i.is_grant
        ), begun AS (
            INSERT INTO attempts (task_id, token, org_id, mode, stage, round, slot, annotator_id, state, shard, claim_command, end_command,
                granted_at, waiting_since, offered_at, accepted_at, ended_at, active_ms, cool_until, response, verdict, reason, explanation)
            SELECT id, token, org_id, mode, a_stage, a_round, a_slot, annotator_id, a_state, a_shard, claim_command, end_command,
                granted_at, waiting_since, offered_at, accepted_at, ended_at, active_ms, cool_until, a_response, verdict, reason, explanation
            FROM won WHERE is_new
        ), ended AS (
            UPDATE attempts a SET state = w.a_state, end_command = w.end_command, offered_at = w.offered_at, accepted_at = w.accepted_at,
                ended_at = w.ended_at, active_ms = w.active_ms, cool_until = w.cool_until, response = w.a_response, verdict = w.verdict,
                reason = w.reason
            FROM won w WHERE a.task_id = w.id AND a.token = w.token AND NOT w.is_new
        ), told AS (
            INSERT INTO outbox (id, task_id, version, org_id, mode, status, shard, url, created_at, due_at, tries, event_kind)
            SELECT outbox_id, id, expected + 1, org_id, mode, status, url_shard, url, at, at, 0, kind FROM won WHERE url IS NOT NULL
        ), counted AS (
            INSERT INTO batch_counts (batch_id, writer, status, n)
            SELECT batch_id, $44, status, sum(n) FROM (
                SELECT batch_id, status_before AS status, -1 AS n FROM won WHERE status_before <> status
                UNION ALL SELECT batch_id, status, 1 FROM won WHERE status_before <> status) change
            GROUP BY batch_id, status ORDER BY batch_id, status
            ON CONFLICT (batch_id, writer, status) DO UPDATE SET n = batch_counts.n + excluded.n
        )
        SELECT id FROM won
        """;

    public const string Read = $"""
        SELECT t.id, t.version + {UnwrittenGrants.Count}, e.command_id, COALESCE(e.at, 0) FROM unnest($1, $2) AS i(id, version)
        JOIN tasks t ON t.id = i.id LEFT JOIN events e ON e.task_id = i.id AND e.version = i.version
        """;
}
