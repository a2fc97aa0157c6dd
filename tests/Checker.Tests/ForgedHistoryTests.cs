using Scheduler.Checker;
using Xunit;

namespace Scheduler.Tests.Checker;

/// <summary>One breach each; it must be reported under its own law and no other.</summary>
public sealed class ForgedHistoryTests
{
    private static readonly (int, int, int) Completed = (2, 0, 0);

    public static TheoryData<string, Law> Breaches()
    {
        var data = new TheoryData<string, Law>();
        foreach (var (name, (law, _)) in Forgeries)
            data.Add(name, law);
        return data;
    }

    private static readonly Dictionary<string, (Law Law, Action<ForgedRecords> Forge)> Forgeries = new()
    {
        ["two leases on one slot"] = (Law.LeasesWithinSlots, r => r.Task().Grant("ann").Grant("bob").End("bob", 7, 2).Submit("ann", "cat", 1, to: Completed, final: "cat")),
        ["slot 0 twice where two slots are"] = (Law.LeasesWithinSlots, r => r.Task(overlap: 2).Grant("ann", 0).Grant("bob", 0)),
        ["answer after the lease had ended"] = (Law.AnswerHadLease, r => r.Task().Grant("ann").End("ann", 6).Submit("ann", "cat", to: Completed, final: "cat")),
        ["answer under another's lease"] = (Law.AnswerHadLease, r => r.Task().Grant("ann").Submit("bob", "cat", to: Completed, final: "cat")),
        ["salvage without a lease before"] = (Law.AnswerHadLease, r => r.Task().Grant("ann").End("ann", 6).Salvage("bob", "cat", Completed, "cat")),
        ["lease ended twice"] = (Law.AnswerHadLease, r =>
        {
            r.Task().Grant("ann").End("ann", 6).End("ann", 6);
            r.Run("UPDATE tasks SET open_slots = 1 WHERE id = 't0002'");
        }
        ),
        ["live answer filed as late"] = (Law.AnswerHadLease, r =>
        {
            r.Task().Grant("ann").End("ann", 9);
            r.Run("UPDATE tasks SET open_slots = 1 WHERE id = 't0002'");
        }
        ),
        ["one person in both slots"] = (Law.OneSlotPerPerson, r => r.Task(overlap: 2).Grant("ann", 0).Submit("ann", "cat").Grant("ann", 1).Submit("ann", "cat", slot: 1, to: Completed, final: "cat")),
        ["a labeler reviews own work"] = (Law.OneSlotPerPerson, r => r.Task(reviews: 1).Grant("ann").Submit("ann", "cat", to: (1, 1, 0), final: "cat").Grant("ann").Submit("ann", "", verdict: 1, to: (2, 1, 0))),
        ["a token used again"] = (Law.TokensGrow, r =>
        {
            r.Task().NextToken(5).Grant("ann").End("ann", 6).NextToken(3).Grant("bob").Submit("bob", "cat", to: Completed, final: "cat");
            r.Run("UPDATE tasks SET last_token = 5 WHERE id = 't0002'");
        }
        ),
        ["a version missing"] = (Law.VersionsComplete, r => r.Task().Grant("ann").SkipVersion().Submit("ann", "cat", to: Completed, final: "cat")),
        ["a clock that runs backwards"] = (Law.TimesForward, r => r.Task().Later(9000).Grant("ann").Later(-500).Submit("ann", "cat", to: Completed, final: "cat")),
        ["a created task lost"] = (Law.NothingLost, r => r.Ledger.Created("t9999")),
        ["an accepted answer lost"] = (Law.NothingLost, r => r.Ledger.Answered(r.Task().Grant("ann").Id, 1, "told", "ann", "accepted", null)),
        ["a late answer lost"] = (Law.NothingLost, r => r.Ledger.Answered(r.Task().Grant("ann").End("ann", 6).Id, 1, "told", "ann", "late", null)),
        ["an accepted answer changed"] = (Law.NothingLost, r =>
        {
            r.Task(overlap: 2).Grant("ann").Submit("ann", "cat");
            r.Run("UPDATE attempts SET response = replace(response, 'cat', 'dog') WHERE task_id = 't0002'");
        }
        ),
        ["an attempt's row changed"] = (Law.RowsFollowEvents, r =>
        {
            r.Task().Done("ann");
            r.Run("UPDATE attempts SET annotator_id = 'bob'");
        }
        ),
        ["an attempt's row lost"] = (Law.RowsFollowEvents, r =>
        {
            r.Task(overlap: 2).Grant("ann").Submit("ann", "cat");
            r.Run("DELETE FROM attempts WHERE task_id = 't0002'");
        }
        ),
        ["a task's row behind its events"] = (Law.RowsFollowEvents, r =>
        {
            r.Task().Grant("ann").End("ann", 6);
            r.Run("UPDATE tasks SET open_slots = 0");
        }
        ),
        ["events of a task that is gone"] = (Law.RowsFollowEvents, r =>
        {
            r.Ledger.Created(r.Task().Done("ann").Id);
            r.Run("INSERT INTO events SELECT at, token, waiting_since, offered_at, accepted_at, active_ms, version, mode, kind, task_status, task_stage, task_round, stage, round, slot, attempt_state, verdict, 't9998', org_id, actor, command_id, annotator_id FROM events WHERE task_id = 't0002'");
        }
        ),
        ["a stage left too early"] = (Law.StagesInOrder, r => r.Task(overlap: 2, reviews: 1).Grant("ann").Submit("ann", "cat", to: (1, 1, 0), final: "cat", open: 1)),
        ["a lease after completion"] = (Law.StagesInOrder, r => r.Task().Done("ann").Grant("bob")),
        ["no final response"] = (Law.OneFinalResponse, r =>
        {
            r.Task().Done("ann");
            r.Run("UPDATE tasks SET response = NULL");
        }
        ),
        ["a minority wins"] = (Law.OneFinalResponse, r => r.Task(overlap: 3).Grant("ann").Submit("ann", "cat").Grant("bob", 1).Submit("bob", "cat", slot: 1).Grant("cy", 2).Submit("cy", "dog", slot: 2, to: Completed, final: "dog")),
        ["a mended response dropped"] = (Law.OneFinalResponse, r => r.Task(reviews: 1).Grant("ann").Submit("ann", "cat", to: (1, 1, 0), final: "cat", open: 1).Grant("rita").Submit("rita", "dog", verdict: 2, to: (2, 1, 0))),
        ["no callback"] = (Law.OneCallbackPerChange, r =>
        {
            r.Task(callback: "http://x").Done("ann");
            r.Run("DELETE FROM outbox");
        }
        ),
        ["a second callback"] = (Law.OneCallbackPerChange, r =>
        {
            r.Task(callback: "http://x").Done("ann");
            r.Run("INSERT INTO outbox (id, task_id, version, org_id, mode, status, shard, url, created_at, due_at, tries) SELECT 'again', task_id, version, org_id, mode, status, shard, url, created_at, due_at, tries FROM outbox");
        }
        ),
        ["a callback under another id"] = (Law.OneCallbackPerChange, r =>
        {
            r.Task(callback: "http://x").Done("ann");
            r.Run("UPDATE outbox SET id = 'mine'");
        }
        ),
        ["a callback that tells of another change"] = (Law.OneCallbackPerChange, r =>
        {
            r.Task(callback: "http://x").Done("ann");
            r.Run("UPDATE outbox SET event_kind = 8");
        }
        ),
        ["an audit that nobody is told of"] = (Law.OneCallbackPerChange, r => r.Task(callback: "http://x").Done("ann").Audit(told: false)),
        ["a callback of a task without an address"] = (Law.OneCallbackPerChange, r => r.Task().Done("ann").Audit()),
        ["a callback of a task that is gone"] = (Law.RowsFollowEvents, r =>
            r.Run("INSERT INTO outbox (id, task_id, version, org_id, mode, status, shard, url, created_at, due_at, tries) VALUES ('t9997:2', 't9997', 2, 'o', 1, 2, 0, 'u', 0, 0, 0)")),
        ["a completed batch that nobody is told of"] = (Law.OneCallbackPerChange, r => r.CompletedBatch("x", callbacks: 0)),
        ["a batch's first callback gone"] = (Law.OneCallbackPerChange, r => r.CompletedBatch("x", callbacks: 1, firstVersion: 1)),
        ["a completion told twice"] = (Law.OneCallbackPerChange, r =>
        {
            r.CompletedBatch("x", callbacks: 2);
            r.Run("UPDATE outbox SET created_at = (SELECT completed_at FROM batches WHERE id = 'x') WHERE batch_id = 'x'");
        }
        ),
        ["a batch without an address told"] = (Law.OneCallbackPerChange, r => r.CompletedBatch("x", callbacks: 1, address: null)),
        ["a cancelled batch that nobody is told of"] = (Law.OneCallbackPerChange, r =>
        {
            r.CompletedBatch("x", callbacks: 0);
            r.Run("UPDATE batches SET status = 5 WHERE id = 'x'");
        }
        ),
        ["a cancelled batch with a pending task"] = (Law.CompletedBatchIsDone, r =>
        {
            r.Task();
            r.Run("UPDATE batches SET status = 5");
        }
        ),
        ["a task that came back to a batch that is given up"] = (Law.GivenUpIsCanceled, r =>
        {
            r.Task().Grant("ann").End("ann", 6);
            r.Task().Later(200_000).Done("bob");
            r.Run("UPDATE batches SET status = 6");
        }
        ),
        ["a completed batch with a pending task"] = (Law.CompletedBatchIsDone, r =>
        {
            r.Task();
            r.Run("UPDATE batches SET status = 3");
        }
        ),
    };

    [Theory]
    [MemberData(nameof(Breaches))]
    public async Task Each_breach_is_reported_under_its_own_law_only(string breach, Law law)
    {
        await using var records = await ForgedRecords.New();
        records.Task().Done("eve");
        Forgeries[breach].Forge(records);
        records.Count();

        records.Check().MustBreak(law);
    }

    [Fact]
    public async Task Wrong_counts_are_reported()
    {
        await using var records = await ForgedRecords.New();
        records.Task().Done("ann");
        records.Count();
        records.Run("UPDATE batch_counts SET n = 2");

        records.Check().MustBreak(Law.CountsMatch);
    }
}
