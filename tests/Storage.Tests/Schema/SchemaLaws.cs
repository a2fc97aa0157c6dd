using Dapper;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Relational;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Storage.Tasks;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Schema;

public abstract class SchemaLaws(Adapter adapter) : Laws(adapter)
{
    [SkippableFact]
    public async Task Applying_the_schema_again_changes_nothing()
    {
        var versions = await Scalar("SELECT count(*) FROM schema_versions");
        Assert.Equal(0, await Storage.Get<StorageSchema>().Apply());
        Assert.Equal(versions, await Scalar("SELECT count(*) FROM schema_versions"));
    }

    [SkippableFact]
    public async Task Processes_that_start_at_once_apply_the_schema_once()
    {
        var storages = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Storage.Again($"p{i}")));
        foreach (var storage in storages)
            await storage.DisposeAsync();
        Assert.Equal(await Scalar("SELECT count(DISTINCT version) FROM schema_versions"), await Scalar("SELECT count(*) FROM schema_versions"));
    }

    [SkippableFact]
    public async Task A_batch_that_an_older_process_ended_under_people_at_work_is_worked_on_to_its_end()
    {
        var (held, done) = (await World.Batch(), await World.Batch());
        var row = await World.Task(held);
        await World.Do(World.Grant(row.Fresh()!, "ann"));
        await Write("UPDATE batches SET status = 5 WHERE id IN (@held, @done)", new { held = held.Id.Value, done = done.Id.Value });
        await Storage.Get<StorageSchema>().Apply();
        Assert.Equal(BatchStatus.Cancelling, (await Storage.Batches.Get(World.Tenant, held.Id))!.Status);
        Assert.Equal(BatchStatus.Cancelled, (await Storage.Batches.Get(World.Tenant, done.Id))!.Status);
    }

    [SkippableFact]
    public async Task What_was_acknowledged_is_there_after_a_restart()
    {
        var first = await Storage.Again("first");
        var world = new World(first);
        var batch = await world.Batch();
        var rows = await world.Tasks(batch, 30, new Plan(2, 1));
        var states = await Task.WhenAll(rows.Select(r => world.Do(World.Grant(r.Fresh()!, "ann"))));
        await first.DisposeAsync();

        await using var second = await Storage.Again("second");
        foreach (var state in states)
            SameState.Equal(state, (await second.Reads.Load(world.Tenant, state.Ref.Id))!.State);
        Assert.Equal(30, (await second.Batches.Counts(batch.Id))[LabelTaskStatus.Pending]);
    }

    private Task<int> Write(string sql, object parameters) =>
        Storage.Get<RecordDatabase>().Write(transaction => transaction.Connection!.ExecuteAsync(sql, parameters, transaction), default);
}

public sealed class SqliteSchemas(SqliteAdapter adapter) : SchemaLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresSchemas(PostgresAdapter adapter) : SchemaLaws(adapter), IClassFixture<PostgresAdapter>;
