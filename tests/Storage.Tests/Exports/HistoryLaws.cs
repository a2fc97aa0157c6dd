using Scheduler.Domain.Tasks;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Exports;

public abstract class HistoryLaws(Adapter adapter) : Laws(adapter)
{
    private ITaskHistory History => Storage.Get<ITaskHistory>();

    private TaskFilter Mine => new(World.Tenant);

    [SkippableFact]
    public async Task Every_task_stands_as_it_stood_then()
    {
        var batch = await World.Batch();
        var rows = Enumerable.Range(0, 12).Select(i => World.NewTask(batch, new Plan(1 + (i % 2), i % 3 == 0 ? 1 : 0), at: World.Start.AddSeconds(i))).ToArray();
        await Storage.Intake.Add(rows);
        var stood = rows.ToDictionary(r => r.Ref.Id, r => new List<LabelTask> { r.Fresh()! });
        for (var step = 0; step < 8; step++)
            foreach (var (i, states) in stood.Values.Index())
                if (states[^1].Status == LabelTaskStatus.Pending && (i + step) % 3 != 0)
                {
                    var leased = states[^1].Attempts.FirstOrDefault(a => a.IsLive);
                    states.Add(await World.Do(leased is null ? World.Grant(states[^1], $"a{step}") : World.Submit(states[^1], leased.Annotator.Value)));
                }

        Assert.Contains(stood.Values, s => s[^1].Status == LabelTaskStatus.Completed);
        foreach (var moment in stood.Values.SelectMany(s => s.Select(t => t.ChangedAt)).SelectMany(t => new[] { t, t.AddMilliseconds(-1) }).Distinct().Where((_, i) => i % 3 == 0))
        {
            var then = await All(Mine, moment);
            Assert.Equal(rows.Where(r => r.CreatedAt <= moment).Select(r => r.Ref.Id), then.Select(t => t.Row.Ref.Id));
            foreach (var (row, answers) in then)
            {
                var state = stood[row.Ref.Id].Last(s => s.ChangedAt <= moment);
                Assert.Equal(state.Status, row.Status);
                Assert.Empty(answers);
                if (state.Status != LabelTaskStatus.Completed)
                    continue;
                Assert.Equal(state.Response, row.Response);
                Assert.Equal(state.ChangedAt, row.CompletedAt);
            }

            foreach (var status in new[] { LabelTaskStatus.Pending, LabelTaskStatus.Completed })
            {
                var filtered = await All(Mine with { Status = status }, moment);
                Assert.Equal(then.Where(t => t.Row.Status == status).Select(t => t.Row.Ref.Id), filtered.Select(t => t.Row.Ref.Id));
                Assert.True(await History.Count(Mine with { Status = status }, moment, 1_000) >= filtered.Count);
            }

            var early = await All(Mine with { CompletedTo = World.Start.AddSeconds(20) }, moment);
            Assert.Equal(then.Where(t => t.Row.CompletedAt <= World.Start.AddSeconds(20)).Select(t => t.Row.Ref.Id), early.Select(t => t.Row.Ref.Id));
        }
    }

    [SkippableFact]
    public async Task Verdicts_of_later_are_not_there_yet()
    {
        var row = await World.Task(await World.Batch());
        var done = await World.Do(World.Submit(await World.Do(World.Grant(row.Fresh()!, "ann")), "ann"));
        var edits = Storage.Get<ITaskEdits>();
        await edits.Audit(World.Tenant, row.Ref.Id, new(ReviewStatus.Commented, "hm", "key", new("c1"), done.ChangedAt.AddMinutes(1)));
        await edits.Audit(World.Tenant, row.Ref.Id, new(ReviewStatus.Accepted, null, "key", new("c2"), done.ChangedAt.AddMinutes(2)));

        Assert.Null((await All(Mine, done.ChangedAt.AddSeconds(59))).Single().Row.Audits);
        var between = (await All(Mine, done.ChangedAt.AddMinutes(1))).Single().Row;
        Assert.Equal((ReviewStatus.Commented, done.ChangedAt.AddMinutes(1)), (between.Review, between.AuditedAt));
        Assert.Equal((LabelTaskStatus.Completed, done.ChangedAt, done.Response), (between.Status, between.CompletedAt, between.Response));
        Assert.Empty(await All(Mine with { Reviews = [ReviewStatus.Accepted] }, done.ChangedAt.AddMinutes(1)));
        Assert.Single(await All(Mine with { Reviews = [ReviewStatus.Accepted] }, done.ChangedAt.AddMinutes(2)));
    }

    [SkippableFact]
    public async Task What_a_customer_mended_was_as_it_was_before_and_between()
    {
        var row = await World.Task(await World.Batch());
        var done = await World.Do(World.Submit(await World.Do(World.Grant(row.Fresh()!, "ann")), "ann"));
        var edits = Storage.Get<ITaskEdits>();
        foreach (var (minute, mended) in new[] { (1, "one"), (2, "two") })
            await edits.Audit(World.Tenant, row.Ref.Id, new(ReviewStatus.Fixed, null, "key", new("c" + mended), done.ChangedAt.AddMinutes(minute)) { Response = $$"""{"category":"{{mended}}"}""" });

        var before = (await All(Mine, done.ChangedAt)).Single();
        Assert.Equal((LabelTaskStatus.Completed, null), (before.Row.Status, before.Row.Response));
        Assert.Equal(done.Response, PastResponse.Of(row.Plan, before.Answers, World.MajorityOf("cat", "dog")));
        Assert.Equal("{\"category\":\"one\"}", (await All(Mine, done.ChangedAt.AddMinutes(1))).Single().Row.Response);
        Assert.Equal("{\"category\":\"two\"}", (await All(Mine, done.ChangedAt.AddMinutes(3))).Single().Row.Response);
        Assert.Equal(LabelTaskStatus.Completed, (await All(Mine, done.ChangedAt.AddMinutes(3))).Single().Row.Status);
    }

    [SkippableFact]
    public async Task A_task_that_went_back_to_work_since_brings_the_answers_it_was_completed_with()
    {
        var row = await World.Task(await World.Batch());
        var done = await World.Do(World.Submit(await World.Do(World.Grant(row.Fresh()!, "ann")), "ann"));
        var recall = TaskChange.On(done, TaskEventKind.Recalled, "customer", new("r"), done.ChangedAt.AddMinutes(1)) with { Status = LabelTaskStatus.Pending, Stage = 0, Round = 1 };
        var open = await World.Do(new LedgerEntry(done, recall, done.Apply(recall)));
        var leased = await World.Do(World.Grant(open, "bob", open.ChangedAt.AddMinutes(1)));
        var again = await World.Do(World.Submit(leased, "bob"));

        var then = (await All(Mine, done.ChangedAt)).Single();
        Assert.Equal((LabelTaskStatus.Completed, done.ChangedAt, null), (then.Row.Status, then.Row.CompletedAt, then.Row.Response));
        Assert.Equal(done.Response, PastResponse.Of(row.Plan, then.Answers, World.MajorityOf("cat", "dog")));
        Assert.Equal(LabelTaskStatus.Pending, (await All(Mine, open.ChangedAt)).Single().Row.Status);
        var now = (await All(Mine, again.ChangedAt)).Single();
        Assert.Equal((LabelTaskStatus.Completed, again.ChangedAt), (now.Row.Status, now.Row.CompletedAt));
        Assert.Empty(now.Answers);
    }

    [SkippableFact]
    public async Task A_consensus_brings_the_single_answers_of_the_round_it_was_completed_in()
    {
        var row = await World.Task(await World.Batch(), new Plan(2, 0));
        var one = await World.Do(World.Submit(await World.Do(World.Grant(row.Fresh()!, "ann")), "ann"));
        var done = await World.Do(World.Submit(await World.Do(World.Grant(one, "bob")), "bob"));
        var recall = TaskChange.On(done, TaskEventKind.Recalled, "customer", new("r"), done.ChangedAt.AddMinutes(1)) with { Status = LabelTaskStatus.Pending, Stage = 0, Round = 1 };
        var open = await World.Do(new LedgerEntry(done, recall, done.Apply(recall)));
        var again = await World.Do(World.Submit(await World.Do(World.Grant(open, "eve", open.ChangedAt.AddMinutes(1))), "eve"));

        Assert.Empty((await All(Mine, one.ChangedAt)).Single().Single);
        Assert.Equal(done.Attempts.Select(a => a.Response), (await All(Mine, done.ChangedAt)).Single().Single);
        Assert.Empty((await All(Mine, again.ChangedAt)).Single().Single);
        var twice = await World.Do(World.Submit(await World.Do(World.Grant(again, "fay")), "fay"));
        Assert.Equal(twice.Attempts.Where(a => a.Round == 1).Select(a => a.Response), (await All(Mine, twice.ChangedAt)).Single().Single);
        Assert.Equal(2, (await All(Mine, done.ChangedAt)).Single().Single.Length);
    }

    [SkippableFact]
    public async Task What_the_test_mode_made_up_stands_as_it_stood_before_it_was_judged()
    {
        var test = new World(Storage, Mode.Test);
        var row = test.NewTask(await test.Batch()) with { OpenSlots = 0, Status = LabelTaskStatus.Completed, CompletedAt = World.Start, Response = """{"category":"cat"}""" };
        await Storage.Intake.Add([row]);
        await Storage.Get<ITaskEdits>().Audit(test.Tenant, row.Ref.Id, new(ReviewStatus.Accepted, null, "key", new("c"), World.Start.AddMinutes(1)));
        foreach (var (minute, review) in new[] { (0, (ReviewStatus?)null), (1, ReviewStatus.Accepted) })
        {
            var then = (await All(new(test.Tenant), World.Start.AddMinutes(minute))).Single().Row;
            Assert.Equal((LabelTaskStatus.Completed, World.Start, row.Response, review), (then.Status, then.CompletedAt, then.Response, then.Review));
            Assert.Equal(World.Start.AddMinutes(minute), then.UpdatedAt);
        }
    }

    [SkippableFact]
    public async Task An_edit_of_later_is_not_told_of()
    {
        var row = await World.Task(await World.Batch());
        await Storage.Get<ITaskEdits>().ChangeMetadata(World.Tenant, row.Ref.Id, new("""{"n":1}"""), World.Start.AddMinutes(2));
        Assert.Equal(World.Start, (await All(Mine, World.Start.AddMinutes(1))).Single().Row.ChangedAt);
        Assert.Equal(World.Start.AddMinutes(2), (await All(Mine, World.Start.AddMinutes(2))).Single().Row.ChangedAt);
        Assert.Empty(await All(Mine with { UpdatedFrom = World.Start.AddMinutes(2) }, World.Start.AddMinutes(1)));
        Assert.Single(await All(Mine with { UpdatedFrom = World.Start.AddMinutes(2) }, World.Start.AddMinutes(2)));
    }

    [SkippableFact]
    public async Task Pages_show_every_task_once_oldest_first_whatever_the_ties_and_nobody_elses()
    {
        var batch = await World.Batch();
        var rows = Enumerable.Range(0, 57).Select(i => World.NewTask(batch, at: World.Start.AddMilliseconds(i / 10))).ToArray();
        await Storage.Intake.Add(rows);
        var expected = rows.OrderBy(r => r.CreatedAt).ThenBy(r => r.Ref.Id).Select(r => r.Ref.Id);
        Assert.Equal(expected, (await All(Mine, World.Start.AddDays(1), 7)).Select(t => t.Row.Ref.Id));
        Assert.Empty(await All(new TaskFilter(new World(Storage).Tenant), World.Start.AddDays(1)));
        Assert.Equal(57, await History.Count(Mine, World.Start.AddDays(1), 1_000));
        Assert.Equal(8, await History.Count(Mine, World.Start.AddDays(1), 8));
    }

    private async Task<List<PastTask>> All(TaskFilter filter, DateTimeOffset asOf, int limit = 5)
    {
        var all = new List<PastTask>();
        TaskPage? page = null;
        do
        {
            page = await History.Read(filter, asOf, page?.Last, limit);
            all.AddRange(page.Tasks);
        }
        while (page.More);
        return all;
    }
}

public sealed class SqliteHistory(SqliteAdapter adapter) : HistoryLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresHistory(PostgresAdapter adapter) : HistoryLaws(adapter), IClassFixture<PostgresAdapter>;
