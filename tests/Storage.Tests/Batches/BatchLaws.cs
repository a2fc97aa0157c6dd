using Scheduler.Domain.Batches;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Batches;

public abstract class BatchLaws(Adapter adapter) : Laws(adapter)
{
    [SkippableFact]
    public async Task A_batch_is_read_as_it_was_made_and_its_name_is_its_own()
    {
        var batch = World.NewBatch(name: "mine") with { DueAt = World.Start.AddDays(1), Callback = "https://c.example", Metadata = """{"a":1}""" };
        Assert.True(await Storage.Batches.Create(batch, WorkforceId.Platform, true));
        Assert.False(await Storage.Batches.Create(World.NewBatch(name: "mine"), WorkforceId.Platform, true));
        Assert.Equal(batch, await Storage.Batches.Get(World.Tenant, batch.Id));
        Assert.Equal(batch, await Storage.Batches.Find(World.Tenant, "mine"));
        Assert.Null(await Storage.Batches.Get(new World(Storage).Tenant, batch.Id));
    }

    [SkippableFact]
    public async Task A_project_has_one_hidden_batch_however_many_ask()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Storage.Batches.Default(World.Tenant, World.Project, WorkforceId.Platform, World.NewBatch(name: null))));
        Assert.Single(found.Select(b => b.Id).Distinct());
        Assert.Empty(await Storage.Batches.List(new BatchFilter(World.Tenant), null, 10));
    }

    [SkippableFact]
    public async Task Launching_twice_keeps_the_first_time()
    {
        var batch = await World.Batch(BatchStatus.Staging, startsAtOnce: false);
        var first = await Storage.Batches.Launch(World.Tenant, batch.Id, World.Start.AddMinutes(1));
        Assert.Equal((BatchStatus.InProgress, World.Start.AddMinutes(1)), (first!.Status, first.LaunchedAt));
        Assert.Equal(first, await Storage.Batches.Launch(World.Tenant, batch.Id, World.Start.AddMinutes(2)));
        Assert.Null(await Storage.Batches.Launch(World.Tenant, new BatchId("none"), World.Start));
    }

    [SkippableFact]
    public async Task No_task_lands_in_a_batch_while_it_is_launched()
    {
        var batch = await World.Batch(BatchStatus.Staging, startsAtOnce: false);
        var adds = Enumerable.Range(0, 20).Select(_ => Storage.Intake.Add([World.NewTask(batch)])).ToArray();
        await Storage.Batches.Launch(World.Tenant, batch.Id, World.Start);
        var added = (await Task.WhenAll(adds)).Count(o => o[0].Result == IntakeResult.Added);
        Assert.Equal(IntakeResult.BatchClosed, (await Storage.Intake.Add([World.NewTask(batch)]))[0].Result);
        Assert.Equal(added, await Storage.Reads.Count(new TaskFilter(World.Tenant)));
    }

    [SkippableFact]
    public async Task A_batch_completes_when_no_task_of_it_is_pending_and_not_before()
    {
        var batch = await World.Batch();
        Assert.False(await Storage.Batches.TryComplete(World.Tenant, batch.Id, World.Start));
        var row = await World.Task(batch);
        Assert.False(await Storage.Batches.TryComplete(World.Tenant, batch.Id, World.Start));
        var granted = await World.Do(World.Grant(row.Fresh()!, "ann"));
        Assert.False(await Storage.Batches.TryComplete(World.Tenant, batch.Id, World.Start));
        await World.Do(World.Submit(granted, "ann"));
        Assert.True(await Storage.Batches.TryComplete(World.Tenant, batch.Id, World.Start.AddHours(1)));
        Assert.False(await Storage.Batches.TryComplete(World.Tenant, batch.Id, World.Start.AddHours(2)));
        Assert.Equal(World.Start.AddHours(1), (await Storage.Batches.Get(World.Tenant, batch.Id))!.CompletedAt);
        await World.Task(batch);
        Assert.Equal(BatchStatus.InProgress, (await Storage.Batches.Get(World.Tenant, batch.Id))!.Status);
    }

    [SkippableFact]
    public async Task Adding_and_completing_at_once_never_leaves_a_completed_batch_with_work()
    {
        var batch = await World.Batch();
        for (var round = 0; round < 20; round++)
        {
            var state = await World.Do(World.Grant((await World.Task(batch)).Fresh()!, "ann" + round));
            await World.Do(World.Submit(state, "ann" + round));
            var add = World.Task(batch);
            await Storage.Batches.TryComplete(World.Tenant, batch.Id, World.Start);
            var open = await add;
            Assert.Equal(BatchStatus.InProgress, (await Storage.Batches.Get(World.Tenant, batch.Id))!.Status);
            await World.Do(World.Submit(await World.Do(World.Grant(open.Fresh()!, "bob" + round)), "bob" + round));
        }
    }

    [SkippableFact]
    public async Task Lists_are_newest_first_and_filtered()
    {
        var batches = Enumerable.Range(0, 5).Select(i => World.NewBatch(i % 2 == 0 ? BatchStatus.InProgress : BatchStatus.Staging) with { CreatedAt = World.Start.AddSeconds(i) }).ToArray();
        foreach (var batch in batches)
            await Storage.Batches.Create(batch, WorkforceId.Platform, true);
        var all = new BatchFilter(World.Tenant);
        Assert.Equal(batches.Reverse(), await Storage.Batches.List(all, null, 10));
        Assert.Equal(batches.Reverse().Skip(1).Take(2), await Storage.Batches.List(all, null, 2, 1));
        Assert.Equal(2, await Storage.Batches.Count(all with { Statuses = [BatchStatus.Staging] }));
        Assert.Equal(5, await Storage.Batches.Count(all with { Statuses = [BatchStatus.Staging, BatchStatus.InProgress] }));
        Assert.Equal([batches[2]], await Storage.Batches.List(all with { CreatedFrom = batches[2].CreatedAt, CreatedTo = batches[2].CreatedAt }, null, 10));
        Assert.Empty(await Storage.Batches.List(all with { Project = new ProjectId("none") }, null, 10));
    }

    /// <summary>Several of one millisecond, so that the id decides; and more while somebody walks.</summary>
    [SkippableFact]
    public async Task A_walk_by_marks_meets_every_batch_once_whatever_is_made_meanwhile()
    {
        var there = Enumerable.Range(0, 9).Select(i => World.NewBatch(BatchStatus.Staging) with { CreatedAt = World.Start.AddMilliseconds(i / 4) }).ToArray();
        foreach (var batch in there)
            await Storage.Batches.Create(batch, WorkforceId.Platform, false);

        var seen = new List<Batch>();
        BatchCursor? after = null;
        while (await Storage.Batches.List(new(World.Tenant), after, 2) is { Count: > 0 } page)
        {
            seen.AddRange(page);
            after = new(page[^1].CreatedAt, page[^1].Id);
            await Storage.Batches.Create(World.NewBatch(BatchStatus.Staging) with { CreatedAt = World.Start.AddSeconds(seen.Count) }, WorkforceId.Platform, false);
        }

        Assert.Equal(there.OrderByDescending(b => b.CreatedAt).ThenByDescending(b => b.Id.Value, StringComparer.Ordinal), seen);
    }

    [SkippableFact]
    public async Task Active_batches_are_paged_by_workforce_and_by_shard()
    {
        var workforce = WorkforceId.Of(World.Tenant.Organization);
        var active = new List<Batch>();
        for (var i = 0; i < 5; i++)
            active.Add(await World.Batch(workforce: workforce));
        await World.Batch(BatchStatus.Staging, workforce: workforce);

        var seen = new List<Batch>();
        while (await Storage.Batches.Active(workforce, seen.Count == 0 ? null : seen[^1].Id, 2) is { Count: > 0 } page)
            seen.AddRange(page);
        Assert.Equal(active, seen);
        foreach (var batch in active)
            Assert.Contains(batch, await Storage.Batches.ActiveOfShard(StableHash.ShardOf(batch.Id.Value), null, 1_000));
    }
}

public sealed class SqliteBatches(SqliteAdapter adapter) : BatchLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresBatches(PostgresAdapter adapter) : BatchLaws(adapter), IClassFixture<PostgresAdapter>;
