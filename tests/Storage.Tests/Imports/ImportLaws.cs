using Scheduler.Storage.Imports;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Imports;

public abstract class ImportLaws(Adapter adapter) : Laws(adapter)
{
    private static readonly DateTimeOffset Now = World.Start;

    private IImportStore Store => Storage.Get<IImportStore>();

    [SkippableFact]
    public async Task One_request_at_a_time_sends_an_import_and_the_next_goes_on_where_it_was()
    {
        var fresh = Blank();
        var begun = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Store.Begin(fresh, $"t{i}", Now.AddSeconds(60), Now)));
        var winner = Assert.Single(Enumerable.Range(0, 6), i => begun[i].Leased);
        var progress = new ImportProgress(7, 6, 4, 2, 123, [new(3, "wrong \"ü\"")]);
        Assert.True(await Store.Advance(World.Tenant, fresh.Id, $"t{winner}", progress, Now.AddSeconds(60), Now));

        Assert.False((await Store.Begin(fresh, "next", Now.AddSeconds(120), Now.AddSeconds(59))).Leased);
        var (import, leased) = await Store.Begin(fresh, "next", Now.AddSeconds(120), Now.AddSeconds(60));
        Assert.True(leased);
        Assert.Equal((7, 6L, 4L, 2L, 123L), (import.Progress.LastLine, import.Progress.Lines, import.Progress.Created, import.Progress.Failed, import.Progress.Bytes));
        Assert.Equal(new ImportError(3, "wrong \"ü\""), Assert.Single(import.Progress.Errors));
        Assert.Equal(fresh.Plan, import.Plan);

        Assert.False(await Store.Advance(World.Tenant, fresh.Id, $"t{winner}", progress, null, Now));
        await Store.Release(World.Tenant, fresh.Id, $"t{winner}");
        Assert.True(await Store.Advance(World.Tenant, fresh.Id, "next", progress, null, Now.AddSeconds(61)));
        Assert.Equal(Now.AddSeconds(61), (await Store.Get(World.Tenant, fresh.Id))!.DoneAt);
        Assert.False((await Store.Begin(fresh, "late", Now.AddSeconds(999), Now.AddSeconds(900))).Leased);
    }

    [SkippableFact]
    public async Task A_lease_given_back_is_there_at_once()
    {
        var fresh = Blank();
        await Store.Begin(fresh, "a", Now.AddSeconds(60), Now);
        await Store.Release(World.Tenant, fresh.Id, "a");
        Assert.True((await Store.Begin(fresh, "b", Now.AddSeconds(60), Now)).Leased);
    }

    [SkippableFact]
    public async Task What_nothing_was_settled_of_can_be_taken_back_by_its_holder_alone()
    {
        var fresh = Blank();
        await Store.Begin(fresh, "a", Now.AddSeconds(60), Now);
        await Store.Drop(World.Tenant, fresh.Id, "b");
        Assert.NotNull(await Store.Get(World.Tenant, fresh.Id));
        await Store.Drop(World.Tenant, fresh.Id, "a");
        Assert.Null(await Store.Get(World.Tenant, fresh.Id));

        await Store.Begin(fresh, "a", Now.AddSeconds(60), Now);
        await Store.Advance(World.Tenant, fresh.Id, "a", new(1, 1, 1, 0, 10, []), Now.AddSeconds(60), Now);
        await Store.Drop(World.Tenant, fresh.Id, "a");
        Assert.NotNull(await Store.Get(World.Tenant, fresh.Id));
    }

    [SkippableFact]
    public async Task Between_two_pieces_it_counts_as_being_sent_and_the_next_one_gets_it()
    {
        var fresh = Blank();
        await Store.Begin(fresh, "a", Now.AddSeconds(60), Now);
        await Store.Release(World.Tenant, fresh.Id, "other", Now.AddSeconds(300));
        await Store.Release(World.Tenant, fresh.Id, "a", Now.AddSeconds(90));
        Assert.Equal(Now.AddSeconds(90), (await Store.Get(World.Tenant, fresh.Id))!.LeasedUntil);
        Assert.False(await Store.Advance(World.Tenant, fresh.Id, "a", ImportProgress.None, null, Now));
        Assert.True((await Store.Begin(fresh, "b", Now.AddSeconds(120), Now.AddSeconds(1))).Leased);
        Assert.False((await Store.Begin(fresh, "c", Now.AddSeconds(120), Now.AddSeconds(100))).Leased);
    }

    [SkippableFact]
    public async Task The_same_id_of_another_tenant_is_another_import()
    {
        var (fresh, other) = (Blank(), new World(Storage).Tenant);
        await Store.Begin(fresh, "a", Now.AddSeconds(60), Now);
        Assert.Null(await Store.Get(other, fresh.Id));
        Assert.True((await Store.Begin(fresh with { Tenant = other }, "b", Now.AddSeconds(60), Now)).Leased);
        Assert.Single(await Store.List(other, null, 10));
    }

    [SkippableFact]
    public async Task Pages_show_every_import_once_and_old_ones_go()
    {
        var made = Enumerable.Range(0, 7).Select(i => Blank(Now.AddMilliseconds(i / 2))).ToArray();
        foreach (var import in made)
            await Store.Begin(import, "t", Now, Now);
        var seen = new List<ImportRow>();
        while (await Store.List(World.Tenant, seen.Count == 0 ? null : new(seen[^1].CreatedAt, seen[^1].Id), 2) is { Count: > 0 } page)
            seen.AddRange(page);
        Assert.Equal(made.OrderByDescending(e => e.CreatedAt).ThenByDescending(e => e.Id, StringComparer.Ordinal).Select(e => e.Id), seen.Select(e => e.Id));

        await Store.Begin(Blank(Now.AddDays(31)), "t", Now.AddDays(31), Now.AddDays(31));
        Assert.Single(await Store.List(World.Tenant, null, 10));
    }

    private ImportRow Blank(DateTimeOffset? at = null) => new(
        Guid.NewGuid().ToString("D"), World.Tenant, new("csv", "p", null, """{"a":"b"}""", false), ImportProgress.None, 1_000, at ?? Now, at ?? Now, null, null);
}

public sealed class SqliteImports(SqliteAdapter adapter) : ImportLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresImports(PostgresAdapter adapter) : ImportLaws(adapter), IClassFixture<PostgresAdapter>;
