using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Tasks;

public abstract class ReadLaws(Adapter adapter) : Laws(adapter)
{
    [SkippableFact]
    public async Task Pages_show_every_task_once_newest_first_whatever_the_ties()
    {
        var batch = await World.Batch();
        var rows = Enumerable.Range(0, 57).Select(i => World.NewTask(batch, at: World.Start.AddMilliseconds(i / 10))).ToArray();
        await Storage.Intake.Add(rows);
        var expected = rows.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Ref.Id).Select(r => r.Ref.Id).ToArray();

        foreach (var filter in new[] { new TaskFilter(World.Tenant), new TaskFilter(World.Tenant) { Batch = batch.Id }, new TaskFilter(World.Tenant) { Project = World.Project } })
        {
            var seen = new List<TaskRow>();
            while (await Storage.Reads.List(filter, seen.Count == 0 ? null : new(seen[^1].CreatedAt, seen[^1].Ref.Id), 7) is { Count: > 0 } page)
                seen.AddRange(page);
            Assert.Equal(expected, seen.Select(r => r.Ref.Id));
        }

        Assert.Equal(expected[10..15], (await Storage.Reads.List(new TaskFilter(World.Tenant), null, 5, offset: 10)).Select(r => r.Ref.Id));
    }

    [SkippableFact]
    public async Task Every_place_of_the_list_is_reached_from_either_end_and_from_any_row()
    {
        var batch = await World.Batch();
        var rows = Enumerable.Range(0, 41).Select(i => World.NewTask(batch, at: World.Start.AddMilliseconds(i / 10))).ToArray();
        await Storage.Intake.Add(rows);
        var list = rows.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Ref.Id).ToArray();
        var filter = new TaskFilter(World.Tenant) { Batch = batch.Id };
        TaskCursor Place(int i) => new(list[i].CreatedAt, list[i].Ref.Id);
        foreach (var position in new[] { 0, 3, 17, 20, 36, 40 })
        {
            var wanted = Math.Min(5, list.Length - position);
            ListSeek[] ways = [new(false, false, position), new(false, true, list.Length - position - wanted)];
            foreach (var way in ways)
                await Shows(way, null, position, wanted);
            foreach (var mark in new[] { 0, 9, 10, 20, 40 })
                if (mark <= position)
                    await Shows(new(true, false, position - mark), Place(mark), position, wanted);
                else if (mark >= position + wanted)
                    await Shows(new(true, true, mark - position - wanted), Place(mark), position, wanted);
            Assert.Equal(position, await Storage.Reads.CountBefore(filter, Place(position)));
        }

        Assert.Empty(await Storage.Reads.Lines(new TaskFilter(new World(Storage).Tenant), new(true, false, 0), Place(0), 5));

        async Task Shows(ListSeek way, TaskCursor? mark, int position, int wanted) =>
            Assert.Equal(list[position..(position + wanted)].Select(r => r.Ref.Id), (await Storage.Reads.Lines(filter, way, mark, wanted)).Select(r => r.Id));
    }

    [SkippableFact]
    public async Task A_line_says_of_a_task_what_its_row_says()
    {
        var batch = await World.Batch();
        var row = World.NewTask(batch, uniqueId: "u1") with { Tags = """["a","b"]""" };
        await Storage.Intake.Add([row]);
        var all = new ListSeek(false, false, 0);
        Assert.Equal(new TaskLine(row.Ref.Id, World.Project, batch.Id, row.Type, LabelTaskStatus.Pending, null, "u1", row.Tags, row.CreatedAt, null), Assert.Single(await Storage.Reads.Lines(new(World.Tenant), all, null, 9)));
        var done = await World.Do(World.Submit(await World.Do(World.Grant(row.Fresh()!, "ann")), "ann"));
        var line = Assert.Single(await Storage.Reads.Lines(new(World.Tenant), all, null, 9));
        Assert.Equal((LabelTaskStatus.Completed, done.ChangedAt), (line.Status, line.CompletedAt));
    }

    [SkippableFact]
    public async Task Every_filter_keeps_its_own_and_nothing_else()
    {
        var batch = await World.Batch();
        var other = await World.Batch();
        var plain = World.NewTask(batch);
        var tagged = World.NewTask(batch, uniqueId: "u1", at: World.Start.AddSeconds(1)) with { Tags = """["a","b"]""" };
        var typed = World.NewTask(other, uniqueId: "u2", at: World.Start.AddSeconds(2)) with { Type = "comparison", IdempotencyKey = "k" };
        await Storage.Intake.Add([plain, tagged, typed]);
        var done = await World.Do(World.Submit(await World.Do(World.Grant(plain.Fresh()!, "ann")), "ann"));

        var mine = new TaskFilter(World.Tenant);
        await Finds(mine with { Batch = batch.Id }, plain, tagged);
        await Finds(mine with { Project = World.Project }, plain, tagged, typed);
        await Finds(mine with { Project = new ProjectId("none") });
        await Finds(mine with { Status = LabelTaskStatus.Completed }, plain);
        await Finds(mine with { Type = "comparison" }, typed);
        await Finds(mine with { UniqueIds = ["u1", "u2", "u3"] }, tagged, typed);
        await Finds(mine with { IdempotencyKey = "k" }, typed);
        await Finds(mine with { IdempotencyKey = "u1" });
        await Finds(mine with { Tags = ["b", "c"] }, tagged);
        await Finds(mine with { CreatedFrom = World.Start.AddSeconds(1), CreatedTo = World.Start.AddSeconds(1) }, tagged);
        await Finds(mine with { CompletedFrom = done.ChangedAt, CompletedTo = done.ChangedAt }, plain);
        await Finds(mine with { UpdatedFrom = done.ChangedAt }, plain);
        await Finds(new TaskFilter(World.Tenant with { Mode = Mode.Test }));
    }

    [SkippableFact]
    public async Task The_answers_of_a_task_are_those_that_were_accepted()
    {
        var row = await World.Task(await World.Batch());
        Assert.Empty(await Storage.Reads.Answers(World.Tenant, [row.Ref.Id]));
        var done = await World.Do(World.Submit(await World.Do(World.Grant(row.Fresh()!, "ann")), "ann"));
        Assert.Equal(done.Attempts.Select(a => a.Response), (await Storage.Reads.Answers(World.Tenant, [row.Ref.Id, new("none")]))[row.Ref.Id]);
        Assert.Empty(await Storage.Reads.Answers(new World(Storage).Tenant, [row.Ref.Id]));
    }

    [SkippableFact]
    public async Task Another_tenant_sees_nothing()
    {
        var row = await World.Task(await World.Batch());
        var stranger = new World(Storage);
        Assert.Null(await Storage.Reads.Get(stranger.Tenant, row.Ref.Id));
        Assert.Null(await Storage.Reads.Load(World.Tenant with { Mode = Mode.Test }, row.Ref.Id));
        Assert.False(await Storage.Reads.SetUniqueId(stranger.Tenant, row.Ref.Id, "x", World.Start));
    }

    [SkippableFact]
    public async Task A_unique_id_is_set_once_and_may_be_cleared()
    {
        var batch = await World.Batch();
        var first = await World.Task(batch);
        var second = await World.Task(batch);
        Assert.True(await Storage.Reads.SetUniqueId(World.Tenant, first.Ref.Id, "u", World.Start));
        Assert.True(await Storage.Reads.SetUniqueId(World.Tenant, first.Ref.Id, "u", World.Start));
        Assert.False(await Storage.Reads.SetUniqueId(World.Tenant, second.Ref.Id, "u", World.Start));
        Assert.True(await Storage.Reads.SetUniqueId(World.Tenant, first.Ref.Id, null, World.Start));
        Assert.True(await Storage.Reads.SetUniqueId(World.Tenant, second.Ref.Id, "u", World.Start));
    }

    private async Task Finds(TaskFilter filter, params TaskRow[] expected)
    {
        var found = await Storage.Reads.List(filter, null, 100);
        Assert.Equal(expected.Select(r => r.Ref.Id).Order(), found.Select(r => r.Ref.Id).Order());
        Assert.Equal(expected.Length, await Storage.Reads.Count(filter));
    }
}

public sealed class SqliteReads(SqliteAdapter adapter) : ReadLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresReads(PostgresAdapter adapter) : ReadLaws(adapter), IClassFixture<PostgresAdapter>;
