using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Batches;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Batches;

public abstract class BatchMoveLaws(Adapter adapter) : Laws(adapter)
{
    [SkippableFact]
    public async Task A_cancelled_batch_leaves_alone_what_somebody_holds()
    {
        var batch = await World.Batch();
        var rows = await World.Tasks(batch, 4);
        var held = await World.Do(World.Grant(rows[0].Fresh()!, "ann"));
        var done = await World.Do(World.Submit(await World.Do(World.Grant(rows[1].Fresh()!, "ann")), "ann"));
        var given = await World.Do(World.End(await World.Do(World.Grant(rows[2].Fresh()!, "ann")), "ann", AttemptState.Released));

        var after = (await Storage.Batches.Cancel(World.Tenant, batch.Id, new("c"), World.Start.AddHours(1)))!;
        Assert.Equal(BatchStatus.Cancelling, after.Status);
        await Storage.Batches.Cancel(World.Tenant, batch.Id, new("d"), World.Start.AddHours(2));
        Assert.Equal(LabelTaskStatus.Pending, await Status(held.Ref.Id));
        Assert.Equal(LabelTaskStatus.Completed, await Status(done.Ref.Id));
        Assert.Equal(LabelTaskStatus.Canceled, await Status(given.Ref.Id));
        Assert.Equal(LabelTaskStatus.Canceled, await Status(rows[3].Ref.Id));
        var counts = await Storage.Batches.Counts(batch.Id);
        Assert.Equal((1, 1, 2), (counts[LabelTaskStatus.Pending], counts[LabelTaskStatus.Completed], counts[LabelTaskStatus.Canceled]));
        foreach (var id in new[] { given.Ref.Id, rows[3].Ref.Id })
            Assert.Equal((await Storage.Reads.Get(World.Tenant, id))!.Version, await Scalar("SELECT count(*) FROM events WHERE task_id = @id", new { id = id.Value }));

        // A grain that remembers the state before finds itself out of date.
        Assert.Equal(Scheduler.Storage.Tasks.LedgerOutcome.Stale, await Storage.Ledger.Record(World.Grant(given, "bob")));
    }

    [SkippableFact]
    public async Task A_cancelled_batch_is_worked_on_until_what_was_begun_is_finished_or_has_come_back()
    {
        var workforce = new WorkforceId(World.NewId());
        var batch = await World.Batch(workforce: workforce);
        var rows = await World.Tasks(batch, 3);
        var held = await World.Do(World.Grant(rows[0].Fresh()!, "ann"));
        var labeled = await World.Do(World.Grant(rows[1].Fresh()!, "bob"));
        await Storage.Batches.Cancel(World.Tenant, batch.Id, new("c"), World.Start.AddHours(1));
        Assert.Single(await Storage.Batches.Active(workforce, null, 10));
        Assert.Single(await Storage.Batches.ActiveOfProject(World.Tenant, World.Project));
        Assert.False(await Storage.Batches.TryComplete(World.Tenant, batch.Id, World.Start.AddHours(2)));

        var back = await World.Do(World.End(held, "ann", AttemptState.Released));
        Assert.False(Assert.Single(await Storage.Open.Page(batch.Id, null, 10)).Task.IsBegun);
        await Storage.Batches.Cancel(World.Tenant, batch.Id, new("c"), World.Start.AddHours(3));
        Assert.Equal(LabelTaskStatus.Canceled, await Status(back.Ref.Id));
        Assert.False(await Storage.Batches.TryComplete(World.Tenant, batch.Id, World.Start.AddHours(4)));
        await World.Do(World.Submit(labeled, "bob"));
        Assert.True(await Storage.Batches.TryComplete(World.Tenant, batch.Id, World.Start.AddHours(5)));
        var ended = (await Storage.Batches.Get(World.Tenant, batch.Id))!;
        Assert.Equal((BatchStatus.Cancelled, World.Start.AddHours(5)), (ended.Status, ended.CompletedAt));
        Assert.Empty(await Storage.Batches.Active(workforce, null, 10));
        var counts = await Storage.Batches.Counts(batch.Id);
        Assert.Equal((1, 2), (counts[LabelTaskStatus.Completed], counts[LabelTaskStatus.Canceled]));
    }

    [SkippableFact]
    public async Task A_batch_of_which_nothing_was_begun_is_cancelled_at_once()
    {
        var batch = await World.Batch(BatchStatus.Staging, startsAtOnce: false);
        await World.Tasks(batch, 2);
        Assert.Equal(BatchStatus.Cancelled, (await Storage.Batches.Cancel(World.Tenant, batch.Id, new("c"), World.Start.AddHours(1)))!.Status);
        Assert.Equal(BatchStatus.Cancelled, (await Storage.Batches.Cancel(World.Tenant, (await World.Batch()).Id, new("c"), World.Start.AddHours(1)))!.Status);
    }

    [SkippableFact]
    public async Task An_open_task_is_begun_when_somebody_holds_a_slot_or_has_answered_one()
    {
        var batch = await World.Batch();
        var rows = await World.Tasks(batch, 3, new Plan(2, 0));
        await World.Do(World.Grant(rows[0].Fresh()!, "ann"));
        await World.Do(World.Submit(await World.Do(World.Grant(rows[1].Fresh()!, "ann")), "ann"));
        Assert.Equal([true, true, false], (await Storage.Open.Page(batch.Id, null, 10)).Select(r => r.Task.IsBegun));
    }

    [SkippableFact]
    public async Task Whether_a_batch_takes_tasks_is_told_as_the_intake_decides_it()
    {
        var batch = await World.Batch();
        Assert.True(await Storage.Batches.TakesTasks(World.Tenant, batch.Id));
        await Storage.Batches.Cancel(World.Tenant, batch.Id, new("c"), World.Start.AddHours(1));
        Assert.False(await Storage.Batches.TakesTasks(World.Tenant, batch.Id));
        Assert.Null(await Storage.Batches.TakesTasks(World.Tenant, new("none")));
        Assert.Null(await Storage.Batches.TakesTasks(new World(Storage).Tenant, batch.Id));
    }

    [SkippableFact]
    public async Task A_projects_counts_are_the_sums_of_its_batches_and_of_no_other_tenants()
    {
        var (one, two) = (await World.Batch(), await World.Batch());
        var rows = await World.Tasks(one, 3);
        await World.Tasks(two, 2);
        await World.Do(World.Submit(await World.Do(World.Grant(rows[0].Fresh()!, "ann")), "ann"));
        await World.Batch();
        var counts = await Storage.Batches.CountsByProject(World.Tenant);
        long Sum(LabelTaskStatus status) => counts.Values.Sum(c => c.GetValueOrDefault(status));
        Assert.Equal((4, 1), (Sum(LabelTaskStatus.Pending), Sum(LabelTaskStatus.Completed)));
        Assert.Equal(1, counts[one.Project][LabelTaskStatus.Completed]);
        Assert.Empty(await Storage.Batches.CountsByProject(new World(Storage).Tenant));
    }

    [SkippableFact]
    public async Task A_paused_batch_is_not_active_until_it_is_resumed()
    {
        var workforce = new WorkforceId(World.NewId());
        var batch = await World.Batch(workforce: workforce);
        Assert.Equal(BatchStatus.Paused, (await Storage.Batches.Pause(World.Tenant, batch.Id, paused: true))!.Status);
        Assert.Empty(await Storage.Batches.Active(workforce, null, 10));
        Assert.Equal(BatchStatus.InProgress, (await Storage.Batches.Pause(World.Tenant, batch.Id, paused: false))!.Status);
        Assert.Single(await Storage.Batches.Active(workforce, null, 10));
        Assert.Null(await Storage.Batches.Pause(new World(Storage).Tenant, batch.Id, paused: true));
    }

    [SkippableFact]
    public async Task Launching_a_test_batch_completes_its_tasks_with_what_they_were_stored_with()
    {
        var world = new World(Storage, Mode.Test);
        var batch = await world.Batch(BatchStatus.Staging, startsAtOnce: false);
        var row = world.NewTask(batch) with { OpenSlots = 0, Response = """{"category":"cat"}""", CallbackUrl = "https://example.org/hook" };
        await Storage.Intake.Add([row, world.NewTask(batch) with { OpenSlots = 0, Response = """{"category":"dog"}""" }]);
        Assert.Equal(["https://example.org/hook"], await Storage.Batches.TaskCallbacks(batch.Id));
        await Storage.Batches.Launch(world.Tenant, batch.Id, World.Start.AddHours(1));
        await Storage.Batches.Launch(world.Tenant, batch.Id, World.Start.AddHours(2));
        var after = (await Storage.Reads.Get(world.Tenant, row.Ref.Id))!;
        Assert.Equal((LabelTaskStatus.Completed, World.Start.AddHours(1)), (after.Status, after.CompletedAt));
        Assert.Equal(2, (await Storage.Batches.Counts(batch.Id))[LabelTaskStatus.Completed]);
        Assert.Equal(1, await Scalar("SELECT count(*) FROM outbox WHERE task_id = @id", new { id = row.Ref.Id.Value }));
        Assert.True(await Storage.Batches.TryComplete(world.Tenant, batch.Id, World.Start.AddHours(3)));
    }

    [SkippableFact]
    public async Task Ranks_priorities_groups_and_metadata_are_read_as_set()
    {
        var workforce = WorkforceId.Of(World.Tenant.Organization);
        var (one, two) = (await World.Batch(workforce: workforce), await World.Batch(workforce: workforce));
        await Storage.Batches.SetRanks(World.Tenant, [two.Id, one.Id]);
        Assert.Equal([two.Id, one.Id], (await Storage.Batches.StudioPending(World.Tenant)).Select(b => b.Id));
        await Storage.Batches.SetRanks(World.Tenant, []);
        Assert.Equal([one.Id, two.Id], (await Storage.Batches.StudioPending(World.Tenant)).Select(b => b.Id));
        Assert.Equal(["g", "h"], (await Storage.Batches.SetStudioGroups(World.Tenant, one.Id, ["g", "h"]))!.StudioGroups.AsEnumerable());
        Assert.Empty((await Storage.Batches.SetStudioGroups(World.Tenant, one.Id, []))!.StudioGroups);
        Assert.Equal(77, (await Storage.Batches.SetPriority(World.Tenant, one.Id, 77))!.Priority);
        Assert.Equal("""{"a":1.0}""", (await Storage.Batches.ChangeMetadata(World.Tenant, one.Id, new("""{"a":1.0}"""))).Batch!.Metadata);
        Assert.Equal(2, (await Storage.Batches.ActiveOfProject(World.Tenant, World.Project)).Count);
        Assert.Equal(0, await Storage.Batches.Count(new BatchFilter(World.Tenant) { AuditedFrom = World.Start, CompletedTo = World.Start }));
    }

    private async Task<LabelTaskStatus> Status(TaskId id) => (await Storage.Reads.Get(World.Tenant, id))!.Status;
}

public sealed class SqliteBatchMoves(SqliteAdapter adapter) : BatchMoveLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresBatchMoves(PostgresAdapter adapter) : BatchMoveLaws(adapter), IClassFixture<PostgresAdapter>;
