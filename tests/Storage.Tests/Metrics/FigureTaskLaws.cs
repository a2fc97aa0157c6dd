using Scheduler.Domain.Batches;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Metrics;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Metrics;

/// <summary>The tasks behind the figures are those that were counted.</summary>
public abstract class FigureTaskLaws(Adapter adapter) : Laws(adapter)
{
    private IMetricEvents Events => Storage.Get<IMetricEvents>();

    [SkippableFact]
    public async Task Each_state_of_the_backlog_lists_the_tasks_it_counts()
    {
        var batch = await World.Batch();
        var rows = await World.Tasks(batch, 5, new Plan(1, 1));
        await World.Do(World.Grant(rows[0].Fresh()!, "ann"));
        await World.Do(World.Submit(await World.Do(World.Grant(rows[1].Fresh()!, "ann")), "ann"));
        var review = await World.Do(World.Submit(await World.Do(World.Grant(rows[2].Fresh()!, "ann")), "ann"));
        await World.Do(World.Grant(review, "bob"));
        var paused = await World.Task(await World.Batch(BatchStatus.Paused));

        Assert.Equal([rows[3].Ref.Id, rows[4].Ref.Id], await Ids(OpenState.WaitingLabels));
        Assert.Equal([rows[0].Ref.Id], await Ids(OpenState.InLabeling));
        Assert.Equal([rows[1].Ref.Id], await Ids(OpenState.WaitingReviews));
        Assert.Equal([rows[2].Ref.Id], await Ids(OpenState.InReview));
        Assert.Equal([paused.Ref.Id], await Ids(OpenState.Paused));
        var all = await Open(new(Own));
        Assert.Equal(6, all.Select(t => t.Ref.Id).Distinct().Count());
        var counted = (await Events.Backlogs(World.Start.AddHours(2))).Where(b => b.Home.Organization == World.Tenant.Organization).Select(b => b.Backlog).Aggregate((a, b) => a + b);
        Assert.Equal(
            (counted.WaitingLabels, counted.InLabeling, counted.WaitingReviews, counted.InReview, counted.Paused),
            (Number(OpenState.WaitingLabels), Number(OpenState.InLabeling), Number(OpenState.WaitingReviews), Number(OpenState.InReview), Number(OpenState.Paused)));
        Assert.Empty(await Open(new(MetricScope.Of(new OrganizationId("somebody")))));

        long Number(OpenState state) => all.Count(t => t.State == state);
        async Task<IEnumerable<TaskId>> Ids(OpenState state) => (await Open(new(Own, state))).Select(t => t.Ref.Id);
    }

    [SkippableFact]
    public async Task Ages_are_told_from_the_launch_or_the_creation_whichever_was_later()
    {
        var early = await World.Batch();
        var late = World.NewBatch() with { LaunchedAt = World.Start.AddHours(1) };
        await Storage.Batches.Create(late, WorkforceId.Platform, startsAtOnce: true);
        var (old, young) = (await World.Task(early), await World.Task(late));
        Assert.Equal([old.Ref.Id], (await Open(new(Own, By: World.Start.AddMinutes(30)))).Select(t => t.Ref.Id));
        Assert.Equal([young.Ref.Id], (await Open(new(Own, Since: World.Start.AddMinutes(30)))).Select(t => t.Ref.Id));
        Assert.Empty(await Open(new(Own, By: World.Start.AddHours(2), Since: World.Start.AddHours(1))));
        Assert.Equal(World.Start.AddHours(1), Assert.Single(await Open(new(MetricScope.Of(late.Id)))).AcceptedForWorkAt);
    }

    [SkippableFact]
    public async Task Page_by_page_every_task_comes_once()
    {
        foreach (var batch in new[] { await World.Batch(), await World.Batch() })
        {
            var rows = await World.Tasks(batch, 3, new Plan(1, 1));
            await World.Do(World.Submit(await World.Do(World.Grant(rows[1].Fresh()!, "ann")), "ann"));
        }

        var seen = new List<BacklogTask>();
        for (IReadOnlyList<BacklogTask> page = [.. await Events.OpenTasks(new(Own), null, 1)]; page.Count > 0; page = await Events.OpenTasks(new(Own), seen[^1].Place, 1))
            seen.AddRange(page);
        Assert.Equal((await Open(new(Own))).Select(t => t.Ref.Id), seen.Select(t => t.Ref.Id));
        Assert.Equal(6, seen.Count);
    }

    [SkippableFact]
    public async Task Completed_are_those_of_the_period_the_latest_first_with_their_whole_story()
    {
        var batch = await World.Batch();
        var done = new List<LabelTask>();
        for (var i = 0; i < 3; i++)
            done.Add(await World.Do(World.Submit(await World.Do(World.Grant((await World.Task(batch)).Fresh()!, "ann", World.Start.AddMinutes(i))), "ann")));
        await World.Do(World.Grant((await World.Task(batch)).Fresh()!, "ann"));

        var completed = await Events.Completed(Own, World.Start, World.Start.AddHours(1), 10);
        Assert.Equal(done.Select(d => d.Ref).Reverse(), completed.Select(c => c.Ref));
        Assert.Equal(done.Select(d => d.ChangedAt - World.Start).Reverse(), completed.Select(c => c.Story.Turnaround!.Value));
        Assert.Equal(done[2].Ref, Assert.Single(await Events.Completed(Own, World.Start, World.Start.AddHours(1), 1)).Ref);
        Assert.Empty(await Events.Completed(Own, World.Start.AddHours(1), World.Start.AddHours(2), 10));
        Assert.Empty(await Events.Completed(MetricScope.Of((await World.Batch()).Id), World.Start, World.Start.AddHours(1), 10));
    }

    private MetricScope Own => MetricScope.Of(World.Tenant.Organization);

    private Task<IReadOnlyList<BacklogTask>> Open(OpenTasksAsked asked) => Events.OpenTasks(asked, null, 100);
}

public sealed class SqliteFigureTasks(SqliteAdapter adapter) : FigureTaskLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresFigureTasks(PostgresAdapter adapter) : FigureTaskLaws(adapter), IClassFixture<PostgresAdapter>;
