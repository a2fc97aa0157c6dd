using Microsoft.Data.Sqlite;
using Scheduler.Domain;
using Scheduler.Storage.Relational.Tasks;
using Scheduler.Storage.Tasks.Ledger;

namespace Scheduler.Storage.Sqlite.Tasks;

/// <summary>The statements of one change.</summary>
internal sealed class SqliteLedgerStatements
{
    private readonly SqliteStatement _move = new("""
        UPDATE tasks SET version = @p1, status = @p2, stage = @p3, round = @p4, last_token = @p5, open_slots = @p6, updated_at = @p7,
            completed_at = COALESCE(@p8, completed_at),
            response = CASE WHEN @p9 THEN response ELSE @p10 END, agreement = COALESCE(@p11, agreement)
        WHERE id = @p0
        """);

    private readonly SqliteStatement _free = new("UPDATE tasks SET unique_id = NULL WHERE id = @p0");

    private readonly SqliteStatement _begin = new("""
        INSERT INTO attempts (task_id, token, org_id, mode, stage, round, slot, annotator_id, shard, claim_command, granted_at, waiting_since,
            explanation, state, end_command, offered_at, accepted_at, ended_at, active_ms, cool_until, response, verdict, reason)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22)
        """);

    private readonly SqliteStatement _end = new("""
        UPDATE attempts SET state = @p2, end_command = @p3, offered_at = @p4, accepted_at = @p5, ended_at = @p6, active_ms = @p7,
            cool_until = @p8, response = @p9, verdict = @p10, reason = @p11
        WHERE task_id = @p0 AND token = @p1
        """);

    private readonly SqliteStatement _event = new("""
        INSERT INTO events (task_id, version, org_id, mode, kind, actor, command_id, at, task_status, task_stage, task_round,
            token, annotator_id, stage, round, slot, attempt_state, verdict, waiting_since, offered_at, accepted_at, active_ms)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21)
        ON CONFLICT DO NOTHING
        """);

    private readonly SqliteStatement _outbox = new(SqliteOutbox.Insert);

    private readonly SqliteStatement _count = new(SqliteCounts.Add);

    /// <summary>The event comes first: its key, task and version, is what two writers contend for.</summary>
    /// <returns>False when somebody else has made this version.</returns>
    public bool Log(SqliteTransaction transaction, LedgerLine l)
    {
        var a = l.Attempt;
        return _event.Run(transaction, l.Id, l.Version, l.Org, l.Mode, l.Kind, l.Actor, l.Command, l.At, l.Status, l.Stage, l.Round,
            a?.Token, a?.Annotator.Value, a?.Stage, a?.Round, a?.Slot, (int?)a?.State, (int?)a?.Verdict,
            a?.Times.WaitingSince.Ms(), a?.Times.OfferedAt.Ms(), a?.Times.AcceptedAt.Ms(), a?.Times.ActiveMs) == 1;
    }

    /// <summary>Everything else the change says.</summary>
    public void Apply(SqliteTransaction transaction, LedgerLine l)
    {
        if (!l.IsGrant)
            _move.Run(transaction, l.Id, l.Version, l.Status, l.Stage, l.Round, l.LastToken, l.OpenSlots, l.At, l.CompletedAt,
                l.KeepsResponse ? 1 : 0, l.Response, l.Agreement);
        if (l.FreesUniqueId)
            _free.Run(transaction, l.Id);

        var a = l.Attempt;
        if (a is not null && l.AttemptIsNew)
            _begin.Run(transaction, l.Id, a.Token, l.Org, l.Mode, a.Stage, a.Round, a.Slot, a.Annotator.Value, l.AttemptShard, a.ClaimCommand.Value,
                a.Times.GrantedAt.Ms(), a.Times.WaitingSince.Ms(), a.Explanation, (int)a.State, a.EndCommand?.Value, a.Times.OfferedAt.Ms(),
                a.Times.AcceptedAt.Ms(), a.Times.EndedAt.Ms(), a.Times.ActiveMs, a.CoolUntil.Ms(), a.Response, (int?)a.Verdict, a.Reason);
        else if (a is not null)
            _end.Run(transaction, l.Id, a.Token, (int)a.State, a.EndCommand?.Value, a.Times.OfferedAt.Ms(), a.Times.AcceptedAt.Ms(),
                a.Times.EndedAt.Ms(), a.Times.ActiveMs, a.CoolUntil.Ms(), a.Response, (int?)a.Verdict, a.Reason);

        if (l.CallbackUrl is { } url)
            _outbox.Run(transaction, l.OutboxId, l.Id, l.Version, l.Org, l.Mode, l.Status, StableHash.ShardOf(url), url, l.At, l.Kind);
    }

    public void Count(SqliteTransaction transaction, string batch, string writer, int status, int by) =>
        _count.Run(transaction, batch, writer, status, by);

    public static RecordedStep? Find(SqliteTransaction transaction, LedgerLine l)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""
            SELECT t.version + {UnwrittenGrants.Count}, e.command_id, COALESCE(e.at, 0) FROM tasks t
            LEFT JOIN events e ON e.task_id = t.id AND e.version = @version WHERE t.id = @id
            """;
        command.Parameters.AddWithValue("@id", l.Id);
        command.Parameters.AddWithValue("@version", l.Version);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetInt64(2)) : null;
    }
}
