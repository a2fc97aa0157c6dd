using System.Diagnostics;
using Dapper;
using Npgsql;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Postgres;
using Scheduler.Storage.Relational;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Tasks;

/// <summary>The server ends the ledger's and the intake's connections while they write.</summary>
public sealed class BrokenConnections(PostgresAdapter adapter) : Laws(adapter), IClassFixture<PostgresAdapter>
{
    [SkippableFact]
    public async Task A_connection_that_breaks_anywhere_loses_no_change_and_doubles_none()
    {
        await using var admin = new NpgsqlConnection(Storage.Options.PostgresConnection + ";Pooling=false");
        await admin.OpenAsync();
        var batch = await World.Batch();
        var rows = await World.Tasks(batch, 400);
        var broken = 0;
        foreach (var part in rows.Chunk(40))
        {
            var writing = part.Select(async row =>
            {
                var grant = World.Grant(row.Fresh()!, "ann" + row.Ref.Id);
                Assert.Equal(LedgerOutcome.Recorded, await Storage.Ledger.Record(grant));
                var submit = World.Submit(grant.After, "ann" + row.Ref.Id, "https://c.example");
                Assert.Equal(LedgerOutcome.Recorded, await Storage.Ledger.Record(submit));
                SameState.Equal(submit.After, (await Storage.Reads.Load(World.Tenant, row.Ref.Id))!.State);
            }).ToArray();
            broken += await Break(admin, "scheduler ledger");
            await Task.WhenAll(writing);
        }

        Assert.True(broken > 0);
        var ids = new { id = batch.Id.Value };
        Assert.Equal(800, await Scalar("SELECT count(*) FROM events e JOIN tasks t ON t.id = e.task_id WHERE t.batch_id = @id", ids));
        Assert.Equal(400, (await Storage.Batches.Counts(batch.Id))[LabelTaskStatus.Completed]);
        Assert.Equal(400, await Scalar("SELECT count(*) FROM outbox o JOIN tasks t ON t.id = o.task_id WHERE t.batch_id = @id", ids));
    }

    [SkippableFact]
    public async Task A_connection_that_breaks_while_rows_are_added_doubles_none()
    {
        await using var admin = new NpgsqlConnection(Storage.Options.PostgresConnection + ";Pooling=false");
        await admin.OpenAsync();
        var batch = await World.Batch();
        for (var round = 0; round < 10; round++)
        {
            var adding = Enumerable.Range(0, 8).Select(_ => World.Tasks(batch, 100)).ToArray();
            await Break(admin, "scheduler intake");
            await Task.WhenAll(adding);
        }

        var ids = new { id = batch.Id.Value };
        Assert.Equal(8_000, await admin.ExecuteScalarAsync<long>("SELECT count(*) FROM tasks WHERE batch_id = @id", ids));
        Assert.Equal(8_000, await admin.ExecuteScalarAsync<long>("SELECT sum(n) FROM batch_counts WHERE batch_id = @id AND status = 1", ids));
    }

    /// <summary>Found under chaos: a suspended silo kept its rows locked until it woke up, and everybody's answers waited for it.</summary>
    [SkippableFact]
    public async Task A_host_that_hangs_before_its_commit_holds_others_up_for_seconds_only()
    {
        var row = (await World.Tasks(await World.Batch(), 1)).Single();
        var grant = World.Grant(row.Fresh()!, "ann");
        await Storage.Ledger.Record(grant);

        await using var hung = await ((PostgresDatabase)Storage.Get<RecordDatabase>()).Ledger.OpenConnectionAsync();
        await using var transaction = await hung.BeginTransactionAsync();
        await hung.ExecuteAsync("UPDATE tasks SET priority = priority WHERE id = @id", new { id = row.Ref.Id.Value });

        var waited = Stopwatch.StartNew();
        Assert.Equal(LedgerOutcome.Recorded, await Storage.Ledger.Record(World.Submit(grant.After, "ann", null)));
        Assert.InRange(waited.Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => transaction.CommitAsync());
    }

    private static Task<int> Break(NpgsqlConnection admin, string name) => admin.ExecuteScalarAsync<int>(
        "SELECT count(*)::integer FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = @name AND datname = current_database() AND pid <> pg_backend_pid()) ended",
        new { name });
}
