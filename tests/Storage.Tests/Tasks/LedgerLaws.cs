using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Tasks;

public abstract class LedgerLaws(Adapter adapter) : Laws(adapter)
{
    [SkippableFact]
    public async Task A_recorded_change_is_what_the_next_read_finds()
    {
        var row = await World.Task(await World.Batch());
        var granted = await World.Do(World.Grant(row.Fresh()!, "ann"));
        var loaded = await Storage.Reads.Load(World.Tenant, row.Ref.Id);
        SameState.Equal(granted, loaded!.State);
        var done = await World.Do(World.Submit(granted, "ann"));
        SameState.Equal(done, (await Storage.Reads.Load(World.Tenant, row.Ref.Id))!.State);
        Assert.Equal(LabelTaskStatus.Completed, done.Status);
    }

    [SkippableFact]
    public async Task A_stale_version_writes_nothing()
    {
        var row = await World.Task(await World.Batch());
        var granted = await World.Do(World.Grant(row.Fresh()!, "ann"));
        Assert.Equal(LedgerOutcome.Stale, await Storage.Ledger.Record(World.Grant(row.Fresh()!, "bob")));
        SameState.Equal(granted, (await Storage.Reads.Load(World.Tenant, row.Ref.Id))!.State);
        Assert.Equal(1, await Scalar("SELECT count(*) FROM events WHERE task_id = @id", new { id = row.Ref.Id.Value }));
    }

    /// <summary>In one step, so that nobody sees the error while the id is taken, and no id goes without the error.</summary>
    [SkippableFact]
    public async Task An_error_frees_the_unique_id_as_it_is_recorded_and_only_then()
    {
        var batch = await World.Batch();
        var rows = new[] { await World.Task(batch, uniqueId: "a"), await World.Task(batch, uniqueId: "b"), await World.Task(batch, uniqueId: "c") };
        await World.Do(World.Grant(rows[1].Fresh()!, "ann"));
        var outcomes = await Task.WhenAll(rows.Select((row, i) => Storage.Ledger.Record(Fault(row.Fresh()!, freesUniqueId: i < 2)).AsTask()));
        Assert.Equal([LedgerOutcome.Recorded, LedgerOutcome.Stale, LedgerOutcome.Recorded], outcomes);
        string?[] ids = [null, "b", "c"];
        foreach (var (row, id) in rows.Zip(ids))
            Assert.Equal(id, (await Storage.Reads.Get(World.Tenant, row.Ref.Id))!.UniqueId);
        Assert.Null((await World.Task(batch, uniqueId: "a")).Response);
    }

    private static LedgerEntry Fault(LabelTask task, bool freesUniqueId)
    {
        var change = FaultRule.Decide(task, """{"error":"gone"}""", new(World.NewId()), World.Start, freesUniqueId).Change!;
        return new(task, change, task.Apply(change));
    }

    [SkippableFact]
    public async Task Of_activations_that_race_with_one_version_exactly_one_wins()
    {
        await using var other = await Storage.Again("other");
        var rows = await World.Tasks(await World.Batch(), 50);
        var outcomes = await Task.WhenAll(rows.Select(row => Task.WhenAll(
            Storage.Ledger.Record(World.Grant(row.Fresh()!, "ann")).AsTask(),
            other.Ledger.Record(World.Grant(row.Fresh()!, "bob")).AsTask(),
            Storage.Ledger.Record(World.Grant(row.Fresh()!, "cid")).AsTask())));
        foreach (var outcome in outcomes)
        {
            Assert.Single(outcome, LedgerOutcome.Recorded);
            Assert.Equal(2, outcome.Count(o => o == LedgerOutcome.Stale));
        }
    }

    [SkippableFact]
    public async Task Data_that_the_database_refuses_fails_alone()
    {
        var batch = await World.Batch();
        var good = await World.Tasks(batch, 20);
        var twice = await Submitted_once_and_leased_again(batch);
        var entries = good.Select(r => World.Grant(r.Fresh()!, "ann")).Append(World.Submit(twice, "ann")).ToArray();
        var outcomes = await Task.WhenAll(entries.Select(e => Storage.Ledger.Record(e).AsTask()));
        Assert.All(outcomes[..^1], o => Assert.Equal(LedgerOutcome.Recorded, o));
        Assert.Equal(LedgerOutcome.Refused, outcomes[^1]);
        SameState.Equal(twice, (await Storage.Reads.Load(World.Tenant, twice.Ref.Id))!.State);
    }

    [SkippableFact]
    public async Task Changes_of_one_task_are_recorded_in_the_order_they_came()
    {
        var row = await World.Task(await World.Batch());
        var grant = World.Grant(row.Fresh()!, "ann");
        var end = World.End(grant.After, "ann", AttemptState.Declined, World.Start.AddDays(1));
        var again = World.Grant(end.After, "bob");
        var outcomes = await Task.WhenAll(new[] { grant, end, again }.Select(e => Storage.Ledger.Record(e).AsTask()).ToArray());
        Assert.All(outcomes, o => Assert.Equal(LedgerOutcome.Recorded, o));
        SameState.Equal(again.After, (await Storage.Reads.Load(World.Tenant, row.Ref.Id))!.State);
    }

    [SkippableFact]
    public async Task Many_writers_lose_no_change_and_counts_equal_the_states()
    {
        var batch = await World.Batch();
        var rows = await World.Tasks(batch, 64 * 5);
        await Parallel.ForEachAsync(rows.Chunk(5).Select((tasks, i) => (tasks, i)), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (work, _) =>
        {
            foreach (var row in work.tasks)
            {
                var state = await World.Do(World.Grant(row.Fresh()!, $"ann{work.i}"));
                if (work.i % 2 == 0)
                    await World.Do(World.Submit(state, $"ann{work.i}", "https://customer.example/hook"));
            }
        });

        var ids = new { id = batch.Id.Value };
        // A grant leaves the row alone; the one change after it brings both.
        Assert.Equal(rows.Count, await Scalar("SELECT sum(version) FROM tasks WHERE batch_id = @id", ids));
        Assert.Equal(rows.Count * 3 / 2, await Scalar("SELECT count(*) FROM events e JOIN tasks t ON t.id = e.task_id WHERE t.batch_id = @id", ids));
        var counts = await Storage.Batches.Counts(batch.Id);
        Assert.Equal(rows.Count / 2, counts[LabelTaskStatus.Completed]);
        Assert.Equal(rows.Count / 2, counts[LabelTaskStatus.Pending]);
    }

    [SkippableFact]
    public async Task A_completion_leaves_exactly_one_callback()
    {
        var row = await World.Task(await World.Batch());
        var granted = await World.Do(World.Grant(row.Fresh()!, "ann"));
        var submit = World.Submit(granted, "ann", "https://customer.example/hook");
        await World.Do(submit);
        Assert.Equal(LedgerOutcome.Stale, await Storage.Ledger.Record(submit));
        Assert.Equal(1, await Scalar("SELECT count(*) FROM outbox WHERE task_id = @id AND version = 2", new { id = row.Ref.Id.Value }));
    }

    [SkippableFact]
    public async Task A_late_answer_leaves_the_time_of_completion_alone()
    {
        var row = await World.Task(await World.Batch());
        var state = await World.Do(World.End(await World.Do(World.Grant(row.Fresh()!, "ann")), "ann", AttemptState.Expired));
        state = await World.Do(World.Submit(await World.Do(World.Grant(state, "bob")), "bob"));
        var late = SubmitRule.Decide(state, new Submit(
            new AnnotatorId("ann"), 1, new CommandId(World.NewId()), state.ChangedAt.AddSeconds(9), """{"category":"dog"}""", null), World.MajorityOf("dog"));
        await World.Do(new LedgerEntry(state, late.Change!, state.Apply(late.Change!)));

        Assert.Equal(state.ChangedAt, (await Storage.Reads.Get(World.Tenant, row.Ref.Id))!.CompletedAt);
    }

    [SkippableFact]
    public async Task An_answer_that_is_already_the_response_survives_a_review()
    {
        var row = await World.Task(await World.Batch(), new Plan(1, 1));
        var state = await World.Do(World.Submit(await World.Do(World.Grant(row.Fresh()!, "ann")), "ann"));
        state = await World.Do(World.Grant(state, "bob"));
        SameState.Equal(state, (await Storage.Reads.Load(World.Tenant, row.Ref.Id))!.State);
        state = await World.Do(World.Submit(state, "bob"));
        SameState.Equal(state, (await Storage.Reads.Load(World.Tenant, row.Ref.Id))!.State);
        Assert.Equal(LabelTaskStatus.Completed, state.Status);
    }

    [SkippableFact]
    public async Task What_waits_is_written_before_the_ledger_closes()
    {
        var second = await Storage.Again("closing");
        var ledger = second.Ledger;
        var rows = await World.Tasks(await World.Batch(), 200);
        var waiting = rows.Select(r => ledger.Record(World.Grant(r.Fresh()!, "ann")).AsTask()).ToArray();
        await second.DisposeAsync();
        Assert.All(await Task.WhenAll(waiting), o => Assert.Equal(LedgerOutcome.Recorded, o));
        Assert.Equal(LedgerOutcome.Busy, await ledger.Record(World.Grant(rows[0].Fresh()!, "bob")));
    }

    /// <summary>A state that the rules refuse to make: only the database's own index stands in the way of the second answer.</summary>
    private async Task<LabelTask> Submitted_once_and_leased_again(Domain.Batches.Batch batch)
    {
        var row = await World.Task(batch, new Plan(2, 0));
        var state = await World.Do(World.Submit(await World.Do(World.Grant(row.Fresh()!, "ann")), "ann"));
        var grant = World.Grant(state, "bob");
        var forged = grant.Change with { Attempt = grant.Change.Attempt! with { Annotator = new AnnotatorId("ann") } };
        return await World.Do(new LedgerEntry(state, forged, state.Apply(forged)));
    }
}

public sealed class SqliteLedger(SqliteAdapter adapter) : LedgerLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresLedger(PostgresAdapter adapter) : LedgerLaws(adapter), IClassFixture<PostgresAdapter>;
