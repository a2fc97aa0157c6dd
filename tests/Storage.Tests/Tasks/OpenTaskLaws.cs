using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Tasks;

public abstract class OpenTaskLaws(Adapter adapter) : Laws(adapter)
{
    [SkippableFact]
    public async Task Pages_follow_priority_then_age_and_leave_nothing_out()
    {
        var batch = await World.Batch();
        var rows = Enumerable.Range(0, 40).Select(i => World.NewTask(batch, priority: 10 + (i % 3))).ToArray();
        await Storage.Intake.Add(rows);
        var expected = rows.Select(r => new OrderKey(r.Priority, r.Ref.Id)).Order().ToArray();

        var seen = new List<OpenRow>();
        while (await Storage.Open.Page(batch.Id, seen.Count == 0 ? null : seen[^1].Task.Order, 7) is { Count: > 0 } page)
            seen.AddRange(page);
        Assert.Equal(expected, seen.Select(r => r.Task.Order));
        Assert.Equal(expected[..20], (await Storage.Open.Front(batch.Id, expected[19], 100)).Select(r => r.Task.Order));
        Assert.Equal(expected[..5], (await Storage.Open.Front(batch.Id, expected[19], 5)).Select(r => r.Task.Order));
        Assert.Equal(expected.Where(k => k.Priority <= 11), (await Storage.Open.Page(batch.Id, new OrderKey(11, new TaskId("")), 100)).Select(r => r.Task.Order));
    }

    [SkippableFact]
    public async Task A_task_without_an_open_slot_is_not_paged_but_told_when_asked()
    {
        var row = await World.Task(await World.Batch());
        await World.Do(World.Grant(row.Fresh()!, "ann"));
        Assert.Empty(await Storage.Open.Page(row.Ref.Batch, null, 10));
        var told = Assert.Single(await Storage.Open.Rows([row.Ref.Id, new TaskId("none")]));
        Assert.Equal(0, told.Task.OpenSlots);
        Assert.Equal(1, told.Task.Version);
        Assert.Equal(new Touch(new AnnotatorId("ann"), Moments.Never), Assert.Single(told.Task.Touched));
    }

    [SkippableFact]
    public async Task Touches_say_who_is_kept_away_and_until_when()
    {
        var row = await World.Task(await World.Batch(), new Plan(4, 0));
        var until = World.Start.AddDays(1);
        var state = await World.Do(World.Grant(row.Fresh()!, "live"));
        state = await World.Do(World.Submit(await World.Do(World.Grant(state, "done")), "done"));
        state = await World.Do(World.End(await World.Do(World.Grant(state, "no")), "no", AttemptState.Declined, until));
        state = await World.Do(World.End(await World.Do(World.Grant(state, "free")), "free", AttemptState.Disowned));

        var open = Assert.Single(await Storage.Open.Page(row.Ref.Batch, null, 10));
        Assert.Equal(
            [("done", Moments.Never), ("live", Moments.Never), ("no", until)],
            open.Task.Touched.Select(t => (t.Annotator.Value, t.Until)).Order());
        Assert.Equal(state.OpenSlots, open.Task.OpenSlots);
    }

    [SkippableFact]
    public async Task What_is_found_for_a_person_is_what_nothing_keeps_from_them()
    {
        var batch = await World.Batch();
        var rows = await World.Tasks(batch, 6, new Plan(2, 0));
        var me = new AnnotatorId("me");
        await World.Do(World.Grant(rows[0].Fresh()!, "me"));
        await World.Do(World.Submit(await World.Do(World.Grant(rows[1].Fresh()!, "me")), "me"));
        await World.Do(World.End(await World.Do(World.Grant(rows[2].Fresh()!, "me")), "me", AttemptState.Released, World.Start.AddHours(1)));
        await World.Do(World.End(await World.Do(World.Grant(rows[3].Fresh()!, "me")), "me", AttemptState.Released));
        await World.Do(World.Grant(rows[4].Fresh()!, "other"));

        Assert.Equal(rows.Skip(3).Select(r => r.Ref.Id), (await Storage.Open.For(batch.Id, 0, me, World.Start.AddMinutes(1), 10)).Select(r => r.Task.Id));
        Assert.Equal(rows.Skip(2).Select(r => r.Ref.Id), (await Storage.Open.For(batch.Id, 0, me, World.Start.AddHours(1), 10)).Select(r => r.Task.Id));
        Assert.Empty(await Storage.Open.For(batch.Id, 1, me, World.Start, 10));
    }

    [SkippableFact]
    public async Task Reviews_are_found_wherever_they_stand_and_never_crowd_the_labels_out()
    {
        var batch = await World.Batch();
        var rows = await World.Tasks(batch, 20, new Plan(1, 1));
        var last = rows[^1];
        var state = await World.Do(World.Submit(await World.Do(World.Grant(last.Fresh()!, "ann")), "ann"));
        Assert.Equal(1, state.Stage);
        Assert.Equal(last.Ref.Id, Assert.Single(await Storage.Open.Reviews(batch.Id, 1, 10)).Task.Id);
        Assert.Equal(rows.Take(19).Select(r => r.Ref.Id), (await Storage.Open.Page(batch.Id, null, 20)).Select(r => r.Task.Id));
        Assert.Equal(rows.Take(19).Select(r => r.Ref.Id), (await Storage.Open.Front(batch.Id, new OrderKey(last.Priority, last.Ref.Id), 20)).Select(r => r.Task.Id));
        Assert.Equal(last.Ref.Id, Assert.Single(await Storage.Open.For(batch.Id, 1, new AnnotatorId("bob"), World.Start, 10)).Task.Id);
        Assert.Empty(await Storage.Open.For(batch.Id, 1, new AnnotatorId("ann"), World.Start, 10));
    }
}

public sealed class SqliteOpenTasks(SqliteAdapter adapter) : OpenTaskLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresOpenTasks(PostgresAdapter adapter) : OpenTaskLaws(adapter), IClassFixture<PostgresAdapter>;
