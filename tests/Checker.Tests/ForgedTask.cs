namespace Scheduler.Tests.Checker;

/// <summary>
/// Writes one task's history step by step. By itself it keeps no law: each step writes what it is told, so that any history
/// can be forged; the defaults continue a correct one.
/// </summary>
public sealed class ForgedTask
{
    private readonly ForgedRecords _records;
    private readonly int _overlap, _reviews;
    private readonly string? _callback;
    private int _version, _commands;
    private long _at = ForgedRecords.Start, _token;
    private (int Status, int Stage, int Round) _place = (1, 0, 0);
    private string? _response;
    private long? _completedAt;
    private int _open;

    public ForgedTask(ForgedRecords records, string id, int overlap, int reviews, string? callback)
    {
        (_records, Id, _overlap, _reviews, _callback, _open) = (records, id, overlap, reviews, callback, overlap);
        records.Run("""
            INSERT INTO tasks (id, org_id, mode, project_id, batch_id, type, param_version, overlap, review_levels, version, status, stage, round, last_token,
                open_slots, priority, created_at, updated_at, params, callback_url)
            VALUES (@id, 'o', 1, 'p', 'b', 'categorization', 0, @overlap, @reviews, 0, 1, 0, 0, 0, @overlap, 10, @at, @at, '[]', @callback)
            """, new { id, overlap, reviews, callback, at = _at });
        records.Ledger.Created(id);
    }

    public string Id { get; }

    /// <summary>The newest token.</summary>
    public long Token => _token;

    /// <summary>Lets time pass; negative to forge a clock that runs backwards.</summary>
    public ForgedTask Later(int ms)
    {
        _at += ms;
        return this;
    }

    public ForgedTask SkipVersion()
    {
        _version++;
        return this;
    }

    public ForgedTask NextToken(long token)
    {
        _token = token - 1;
        return this;
    }

    /// <summary>Grants the next token on a slot; opens nothing by itself.</summary>
    public ForgedTask Grant(string person, int slot = 0, long? waitedMs = null)
    {
        _token++;
        _open = Math.Max(0, _open - 1);
        var claim = Command();
        _records.Run("""
            INSERT INTO attempts (token, granted_at, waiting_since, active_ms, mode, stage, round, slot, state, shard, task_id, org_id, annotator_id, claim_command)
            VALUES (@token, @at, @since, 0, 1, @stage, @round, @slot, 1, 0, @id, 'o', @person, @claim)
            """, new { token = _token, at = _at, since = _at - waitedMs, stage = _place.Stage, round = _place.Round, slot, id = Id, person, claim });
        return Step(1, claim, person, _token, slot, 1, null, _at - waitedMs);
    }

    /// <summary>Answers a lease; <paramref name="to"/> is where the task is then (stays by default), with <paramref name="final"/> when it closes a stage.</summary>
    public ForgedTask Submit(string person, string category, long? token = null, int slot = 0, int? verdict = null, (int Status, int Stage, int Round)? to = null, string? final = null, int open = 0)
    {
        var (command, answered) = (Command(), token ?? _token);
        var stage = (_place.Stage, _place.Round);
        _records.Run("UPDATE attempts SET state = 2, end_command = @command, ended_at = @at, response = @response, verdict = @verdict WHERE task_id = @id AND token = @answered",
            new { command, at = _at, response = Json(category), verdict, id = Id, answered });
        _records.Ledger.Answered(Id, answered, command, person, "accepted", Json(category));
        Move(2, to, final, open);
        return Step(2, command, person, answered, slot, 2, verdict, null, stage);
    }

    public ForgedTask Salvage(string person, string category, (int Status, int Stage, int Round) to, string final)
    {
        var (command, old) = (Command(), _token);
        _token++;
        _records.Run("""
            INSERT INTO attempts (token, granted_at, ended_at, active_ms, mode, stage, round, slot, state, shard, task_id, org_id, annotator_id, claim_command, end_command, response)
            VALUES (@token, @at, @at, 0, 1, @stage, @round, 0, 2, 0, @id, 'o', @person, @command, @command, @response)
            """, new { token = _token, at = _at, stage = _place.Stage, round = _place.Round, id = Id, person, command, response = Json(category) });
        _records.Ledger.Answered(Id, old, command, person, "salvaged", Json(category));
        var stage = (_place.Stage, _place.Round);
        Move(3, to, final, 0);
        return Step(3, command, person, _token, 0, 2, null, null, stage);
    }

    /// <summary>Ends a lease unanswered, 3 = declined … 8 = disowned, or stores a late answer, 9.</summary>
    public ForgedTask End(string person, int state, long? token = null, int slot = 0, long? coolMs = null)
    {
        var (command, ended) = (Command(), token ?? _token);
        _open += state == 9 || _place.Status != 1 ? 0 : 1;
        _records.Run("UPDATE attempts SET state = @state, end_command = @command, ended_at = @at, cool_until = @cool WHERE task_id = @id AND token = @ended",
            new { state, command, at = _at, cool = _at + coolMs, id = Id, ended });
        if (state == 9)
            _records.Ledger.Answered(Id, ended, command, person, "late", null);
        return Step(state == 9 ? 4 : 5, command, person, ended, slot, state, null, null);
    }

    /// <summary>The customer's verdict on a completed task, with its callback.</summary>
    public ForgedTask Audit(bool told = true)
    {
        var command = Command();
        _version++;
        _records.Run("""
            INSERT INTO events (task_id, version, org_id, mode, kind, actor, command_id, at, task_status, task_stage, task_round)
            VALUES (@id, @version, 'o', 1, 8, 'customer', @command, @at, @status, @stage, @round);
            UPDATE tasks SET version = @version, updated_at = @at WHERE id = @id
            """, new { id = Id, version = _version, command, at = _at, status = _place.Status, stage = _place.Stage, round = _place.Round });
        if (told)
            _records.Run("INSERT INTO outbox (id, task_id, version, org_id, mode, status, shard, url, created_at, due_at, tries, event_kind) VALUES (@key, @id, @version, 'o', 1, 2, 0, 'u', 0, 0, 0, 8)",
                new { key = $"{Id}:{_version}", id = Id, version = _version });
        return this;
    }

    /// <summary>A whole life: one person labels it.</summary>
    public ForgedTask Done(string person) => Later(1000).Grant(person).Later(5000).Submit(person, "cat", to: (2, 0, 0), final: "cat");

    private static string Json(string category) => $$"""{"category":"{{category}}"}""";

    private string Command() => $"{Id}-c{++_commands}";

    private void Move(int kind, (int Status, int Stage, int Round)? to, string? final, int open)
    {
        _open = to is null ? _open : open;
        _place = to ?? _place;
        _response = final is null ? _response : Json(final);
        if (_place.Status != 2 || _completedAt is not null)
            return;
        _completedAt = _at;
        if (_callback is not null)
            _records.Run("INSERT INTO outbox (id, task_id, version, org_id, mode, status, shard, url, created_at, due_at, tries, event_kind) VALUES (@key, @id, @version, 'o', 1, 2, 0, 'u', 0, 0, 0, @kind)",
                new { key = $"{Id}:{_version + 1}", id = Id, version = _version + 1, kind });
    }

    private ForgedTask Step(int kind, string command, string person, long token, int slot, int state, int? verdict, long? since, (int Stage, int Round)? of = null)
    {
        _version++;
        var (stage, round) = of ?? (_place.Stage, _place.Round);
        _records.Run("""
            INSERT INTO events (task_id, version, org_id, mode, kind, actor, command_id, at, task_status, task_stage, task_round, token, annotator_id, stage, round, slot,
                attempt_state, verdict, waiting_since, active_ms)
            VALUES (@id, @version, 'o', 1, @kind, @person, @command, @at, @status, @taskStage, @taskRound, @token, @person, @stage, @round, @slot, @state, @verdict, @since, 0)
            """, new
        {
            id = Id,
            version = _version,
            kind,
            person,
            command,
            at = _at,
            status = _place.Status,
            taskStage = _place.Stage,
            taskRound = _place.Round,
            token,
            stage,
            round,
            slot,
            state,
            verdict,
            since,
        });
        // A grant leaves the row alone.
        if (kind == 1)
            return this;
        _records.Run("""
            UPDATE tasks SET version = @version, status = @status, stage = @stage, round = @round, last_token = @last, open_slots = @open, updated_at = @at,
                completed_at = @completed, response = @response WHERE id = @id
            """, new
        {
            id = Id,
            version = _version,
            status = _place.Status,
            stage = _place.Stage,
            round = _place.Round,
            last = _token,
            open = _open,
            at = _at,
            completed = _completedAt,
            response = _response,
        });
        return this;
    }
}
