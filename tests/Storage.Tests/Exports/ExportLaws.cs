using Scheduler.Domain.Exports;
using Scheduler.Storage.Exports;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Exports;

public abstract class ExportLaws(Adapter adapter) : Laws(adapter)
{
    private static readonly ExportMark Mark = new([10, 20], 1, 2, 3, 4, 5, [new("cat", false), new("nose \"x\"", true)]);

    // A time of its own for each test: a lease asks for the oldest of the whole database.
    private readonly DateTimeOffset _now = World.Start + TimeSpan.FromDays(Random.Shared.Next(1, 10_000));

    private IExportStore Store => Storage.Get<IExportStore>();

    [SkippableFact]
    public async Task An_export_comes_back_as_it_was_stored()
    {
        var export = await New();
        Assert.Equal(export, await Store.Get(World.Tenant, export.Id));
        Assert.Equal(export, await Store.Get(export.Id));
        Assert.Null(await Store.Get(World.Tenant with { Mode = Mode.Test }, export.Id));
        Assert.Null(await Store.Delete(new World(Storage).Tenant, export.Id));
        Assert.Equal(export, await Store.Delete(World.Tenant, export.Id));
        Assert.Null(await Store.Get(export.Id));
    }

    [SkippableFact]
    public async Task Pages_show_every_export_once_newest_first()
    {
        var made = new List<ExportRow>();
        for (var i = 0; i < 9; i++)
            made.Add(await New(_now.AddMilliseconds(i / 3)));
        var seen = new List<ExportRow>();
        while (await Store.List(World.Tenant, seen.Count == 0 ? null : new(seen[^1].CreatedAt, seen[^1].Id), 2) is { Count: > 0 } page)
            seen.AddRange(page);
        Assert.Equal(made.OrderByDescending(e => e.CreatedAt).ThenByDescending(e => e.Id, StringComparer.Ordinal).Select(e => e.Id), seen.Select(e => e.Id));
        await Clear(made);
    }

    [SkippableFact]
    public async Task A_tenant_has_so_many_open_ones_and_no_more()
    {
        var first = await New();
        Assert.False(await Store.Create(Blank(_now), 1));
        Assert.True(await Store.Create(Blank(_now) with { Tenant = new World(Storage).Tenant }, 1));
        await Store.Delete(World.Tenant, first.Id);
        Assert.True(await Store.Create(Blank(_now), 1));
    }

    [SkippableFact]
    public async Task Of_all_who_ask_at_once_one_gets_it()
    {
        var export = await New();
        var got = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => LeaseOf(export, _now)));
        Assert.Single(got, g => g is not null);
        await Clear([export]);
    }

    [SkippableFact]
    public async Task Who_lost_the_lease_writes_nothing_more()
    {
        var export = await New();
        var first = (await LeaseOf(export, _now))!;
        Assert.True(await Store.Advance(export.Id, first, 7, new(new(_now, new("t1")), Mark, first), _now.AddSeconds(30), _now));
        Assert.Null(await LeaseOf(export, _now.AddSeconds(29)));
        var second = (await LeaseOf(export, _now.AddSeconds(30)))!;

        Assert.False(await Store.Advance(export.Id, first, 7, new(new(_now, new("t9")), Mark, first), _now.AddSeconds(90), _now));
        Assert.False(await Store.Finish(export.Id, first, new(_now, Mark, 1, "a")));
        await Store.Release(export.Id, first);
        var stands = (await Store.Get(export.Id))!;
        Assert.Equal((ExportState.Open, new("t1"), first, 7L, 1), (stands.State, stands.Progress!.After!.Value.Id, stands.Progress.Draft, stands.Total, stands.Tries));
        Assert.Equal<IEnumerable<ExportLabel>>(Mark.Labels, stands.Progress.Mark.Labels);
        Assert.Equal<IEnumerable<long>>(Mark.Lengths, stands.Progress.Mark.Lengths);

        Assert.True(await Store.Finish(export.Id, second, new(_now.AddSeconds(40), null, 123, "abc")));
        var done = (await Store.Get(export.Id))!;
        Assert.Equal((ExportState.Completed, 123L, "abc", first, _now.AddSeconds(40)), (done.State, done.Size, done.Sha256, done.File, done.DoneAt));
        Assert.False(await Store.Finish(export.Id, second, new(_now, null, 0, null, "too late")));
    }

    [SkippableFact]
    public async Task Tries_count_until_it_comes_further()
    {
        var export = await New();
        await LeaseOf(export, _now);
        var second = (await LeaseOf(export, _now.AddMinutes(1)))!;
        Assert.Equal(2, (await Store.Get(export.Id))!.Tries);
        await Store.Advance(export.Id, second, 1, new(null, Mark, second), _now.AddMinutes(2), _now);
        Assert.Equal(0, (await Store.Get(export.Id))!.Tries);
        await Store.Release(export.Id, second);
        Assert.NotNull(await LeaseOf(export, _now.AddMinutes(1)));
        await Clear([export]);
    }

    [SkippableFact]
    public async Task What_was_done_long_ago_goes()
    {
        var export = await New(World.Start.AddYears(-1));
        var token = (await LeaseOf(export, World.Start.AddYears(-1)))!;
        await Store.Finish(export.Id, token, new(World.Start.AddYears(-1), Mark, 0, null, "failed"));
        Assert.Equal(ExportState.Failed, (await Store.Get(export.Id))!.State);
        Assert.Contains(export.Id, (await Store.DeleteDone(World.Start.AddMonths(-6), 10)).Select(e => e.Id));
        Assert.Null(await Store.Get(export.Id));
    }

    private ExportRow Blank(DateTimeOffset at) => new(Guid.NewGuid().ToString("D"), World.Tenant, "coco", """{"project":"p"}""", at, at);

    private async Task<ExportRow> New(DateTimeOffset? at = null)
    {
        var export = Blank(at ?? _now);
        Assert.True(await Store.Create(export, 100));
        return export;
    }

    /// <summary>The token, if this very export was leased; others that came first are kept from the way meanwhile.</summary>
    private async Task<string?> LeaseOf(ExportRow export, DateTimeOffset now)
    {
        while (true)
        {
            var token = Guid.NewGuid().ToString("D");
            var got = await Store.Lease(token, now.AddSeconds(30), now);
            if (got is null || got.Id == export.Id)
                return got is null ? null : token;
        }
    }

    private async Task Clear(IEnumerable<ExportRow> exports)
    {
        foreach (var export in exports)
            await Store.Delete(World.Tenant, export.Id);
    }
}

public sealed class SqliteExports(SqliteAdapter adapter) : ExportLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresExports(PostgresAdapter adapter) : ExportLaws(adapter), IClassFixture<PostgresAdapter>;
