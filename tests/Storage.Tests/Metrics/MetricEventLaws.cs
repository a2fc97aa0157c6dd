using Scheduler.Domain.Batches;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Metrics;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Steering;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Metrics;

public abstract class MetricEventLaws(Adapter adapter) : Laws(adapter)
{
    private static readonly DateTimeOffset From = World.Start, To = World.Start.AddMinutes(10);

    private IMetricEvents Events => Storage.Get<IMetricEvents>();

    [SkippableFact]
    public async Task What_happened_in_a_period_is_observed_once_with_the_story_of_what_was_completed()
    {
        var batch = await World.Batch();
        var done = await Worked(await World.Task(batch), "ann", "bob");
        var pending = await World.Task(batch, new Plan(2, 0));
        await World.Do(World.Submit(await World.Do(World.Grant(pending.Fresh()!, "ann")), "ann"));

        var seen = await Own(From, To);
        Assert.Equal([TaskEventKind.Submitted, TaskEventKind.Submitted, TaskEventKind.Ended], seen.Select(s => s.Step.Kind).Order());
        var story = Assert.Single(seen, s => s.Story is not null).Story!;
        Assert.Equal(done.Version, story.Steps.Count);
        Assert.Equal(done.ChangedAt - World.Start, story.Turnaround);
        Assert.Equal((long)story.Turnaround!.Value.TotalMilliseconds, WaterfallRule.Of(story)!.Turnaround);

        // Cut anywhere, nothing is twice and nothing missing.
        var middle = seen[1].Step.At;
        Assert.Equal(seen.Count, (await Own(From, middle)).Count + (await Own(middle, To)).Count);
    }

    [SkippableFact]
    public async Task The_story_of_one_task_is_the_owner_s_alone()
    {
        var done = await Worked(await World.Task(await World.Batch()), "ann", "bob");
        Assert.Equal(done.Version, (await Events.Story(World.Tenant, done.Ref.Id))!.Steps.Count);
        Assert.Null(await Events.Story(new World(Storage).Tenant, done.Ref.Id));
        Assert.Equal(done.Ref, await Storage.Get<ISteeringReads>().FindTask(done.Ref.Id, World.Tenant.Organization));
        Assert.Null(await Storage.Get<ISteeringReads>().FindTask(done.Ref.Id, new("somebody")));
    }

    [SkippableFact]
    public async Task Tasks_arrive_when_created_in_a_launched_batch_or_launched_with_theirs()
    {
        var running = World.NewBatch() with { LaunchedAt = World.Start.AddMinutes(-5) };
        await Storage.Batches.Create(running, WorkforceId.Platform, startsAtOnce: true);
        await World.Tasks(running, 3);
        var staged = await World.Batch(BatchStatus.Staging, startsAtOnce: false);
        await World.Tasks(staged, 4);
        Assert.Equal(3, await Counted(Measure.Arrived, From, To));

        await Storage.Batches.Launch(World.Tenant, staged.Id, World.Start.AddMinutes(20));
        Assert.Equal(3, await Counted(Measure.Arrived, From, To));
        Assert.Equal(4, await Counted(Measure.Arrived, World.Start.AddMinutes(20), World.Start.AddMinutes(21)));
    }

    [SkippableFact]
    public async Task Tasks_fall_due_with_their_batch_and_count_as_in_time_when_completed_by_then()
    {
        var due = World.Start.AddSeconds(5);
        var batch = World.NewBatch() with { DueAt = due };
        await Storage.Batches.Create(batch, WorkforceId.Platform, startsAtOnce: true);
        await World.Do(World.Submit(await World.Do(World.Grant((await World.Task(batch)).Fresh()!, "ann", World.Start)), "ann"));
        await Worked(await World.Task(batch), "ann", "bob");
        await World.Task(batch);
        Assert.Equal((3, 1), (await Counted(Measure.Due, From, To), await Counted(Measure.OnTime, From, To)));
        Assert.Equal(0, await Counted(Measure.Due, due.AddMilliseconds(1), To));
    }

    [SkippableFact]
    public async Task What_a_service_level_promises_is_due_after_the_launch()
    {
        var project = new Project(new(World.NewId()), World.Tenant, World.NewId(), "categorization", new() { Kind = ProjectKind.Rapid, SlaTier = SlaTier.Urgent }, World.Start, false, []);
        await Storage.Get<IProjectStore>().Create(project);
        var batch = World.NewBatch() with { Project = project.Id };
        await Storage.Batches.Create(batch, WorkforceId.Platform, startsAtOnce: true);
        await World.Tasks(batch, 2);
        var due = World.Start.AddHours(4);
        Assert.Equal(2, await Counted(Measure.Due, due, due.AddMinutes(1)));
        Assert.Equal(0, await Counted(Measure.Due, due.AddMinutes(-1), due));
        Assert.Equal(due, Assert.Single(await Storage.Get<ISteeringReads>().Batches(World.Tenant.Organization, 10)).Batch.DueAt);
    }

    [SkippableFact]
    public async Task Of_several_answers_the_agreement_is_told_by_the_one_that_closes_the_stage()
    {
        var task = (await World.Task(await World.Batch(), new Plan(2, 0))).Fresh()!;
        foreach (var person in new[] { "ann", "bob" })
            task = await World.Do(World.Submit(await World.Do(World.Grant(task, person)), person));
        var own = await Own(From, To);
        Assert.Equal([null, 1.0], own.Select(o => o.Agreement));
        Assert.Equal([[], ["ann", "bob"]], own.Select(o => o.Compared.Select(p => p.Value).ToArray()));
    }

    [SkippableFact]
    public async Task The_backlog_counts_open_tasks_by_what_they_wait_for()
    {
        var batch = await World.Batch();
        var rows = await World.Tasks(batch, 4, new Plan(1, 1));
        await World.Do(World.Grant(rows[0].Fresh()!, "ann"));
        await World.Do(World.Submit(await World.Do(World.Grant(rows[1].Fresh()!, "ann")), "ann"));
        var review = await World.Do(World.Submit(await World.Do(World.Grant(rows[2].Fresh()!, "ann")), "ann"));
        await World.Do(World.Grant(review, "bob"));

        var backlog = (await Events.Backlogs(World.Start.AddHours(2))).Where(b => b.Home.Batch == batch.Id).Select(b => b.Backlog).Aggregate((a, b) => a + b);
        Assert.Equal((1, 1, 1, 1, 4), (backlog.WaitingLabels, backlog.InLabeling, backlog.WaitingReviews, backlog.InReview, backlog.Tasks));
        Assert.Equal((2, 4), (backlog.LabelSlots, backlog.ReviewSlots));
        Assert.Equal(4, backlog.ByAge[2]);
    }

    [SkippableFact]
    public async Task Exact_turnarounds_are_those_of_the_stories()
    {
        var batch = await World.Batch();
        var turnarounds = new List<long>();
        for (var i = 1; i <= 20; i++)
        {
            var task = await World.Do(World.Submit(await World.Do(World.Grant((await World.Task(batch)).Fresh()!, "ann", World.Start.AddSeconds(i * i))), "ann"));
            turnarounds.Add((long)(task.ChangedAt - World.Start).TotalMilliseconds);
        }

        var exact = (await Events.ExactTurnaround(MetricScope.Of(batch.Id), From, To))!;
        Assert.Equal(new TurnaroundFigures(20, turnarounds.Average(), turnarounds[9], turnarounds[17], turnarounds[18], turnarounds[19], turnarounds[19]), exact);
        Assert.Null(await Events.ExactTurnaround(MetricScope.Of(batch.Id), To, To.AddDays(1)));
    }

    [SkippableFact]
    public async Task Judged_are_the_completed_whose_answers_somebody_else_saw_the_latest_first_with_all_answers()
    {
        var batch = await World.Batch();
        var alone = await Worked(await World.Task(batch), "ann", "bob");
        var reviewed = (await World.Task(batch, new Plan(1, 1))).Fresh()!;
        foreach (var person in new[] { "ann", "bob" })
            reviewed = await World.Do(World.Submit(await World.Do(World.Grant(reviewed, person)), person));
        var shared = (await World.Task(batch, new Plan(2, 0))).Fresh()!;
        foreach (var person in new[] { "bob", "cyd" })
            shared = await World.Do(World.Submit(await World.Do(World.Grant(shared, person, shared.ChangedAt.AddMinutes(1))), person));
        await World.Do(World.Submit(await World.Do(World.Grant((await World.Task(batch, new Plan(1, 1))).Fresh()!, "ann")), "ann"));

        var judged = await Judged(10);
        Assert.Equal([shared.Ref.Id, reviewed.Ref.Id], judged.Select(j => j.Row.Ref.Id));
        Assert.Equal(["bob", "cyd", "ann", "bob"], judged.SelectMany(j => j.State.Attempts.Select(a => a.Annotator.Value)));
        Assert.All(judged, j => Assert.NotNull(j.State.Response));
        Assert.Equal([shared.Ref.Id], (await Judged(1)).Select(j => j.Row.Ref.Id));
        Assert.DoesNotContain(judged, j => j.Row.Ref.Id == alone.Ref.Id);

        async Task<List<StoredTask>> Judged(int limit)
        {
            var found = new List<StoredTask>();
            await foreach (var task in Events.Judged(MetricScope.Of(batch.Id), From, To, limit))
                found.Add(task);
            return found;
        }
    }

    [SkippableFact]
    public async Task The_test_mode_is_not_observed()
    {
        var world = new World(Storage, Mode.Test);
        await world.Do(World.Submit(await world.Do(World.Grant((await world.Task(await world.Batch())).Fresh()!, "ann")), "ann"));
        Assert.DoesNotContain(await Events.Observe(From, To), o => o.Home.Organization == world.Tenant.Organization);
        Assert.DoesNotContain(await Events.Counts(From, To), c => c.Home.Organization == world.Tenant.Organization);
    }

    /// <summary>Released by one and answered by the other.</summary>
    private async Task<LabelTask> Worked(TaskRow row, string first, string second)
    {
        var released = await World.Do(World.End(await World.Do(World.Grant(row.Fresh()!, first)), first, AttemptState.Released));
        return await World.Do(World.Submit(await World.Do(World.Grant(released, second)), second));
    }

    private async Task<IReadOnlyList<Observation>> Own(DateTimeOffset from, DateTimeOffset to) =>
        [.. (await Events.Observe(from, to)).Where(o => o.Home.Organization == World.Tenant.Organization)];

    private async Task<long> Counted(Measure measure, DateTimeOffset from, DateTimeOffset to) =>
        (await Events.Counts(from, to)).Where(c => c.Measure == measure && c.Home.Organization == World.Tenant.Organization).Sum(c => c.By);
}

public sealed class SqliteMetricEvents(SqliteAdapter adapter) : MetricEventLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresMetricEvents(PostgresAdapter adapter) : MetricEventLaws(adapter), IClassFixture<PostgresAdapter>;
