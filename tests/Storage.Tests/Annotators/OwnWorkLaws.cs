using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Projects;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Annotators;

public abstract class OwnWorkLaws(Adapter adapter) : Laws(adapter)
{
    private static readonly DateTimeOffset Ever = World.Start.AddDays(100);

    private IOwnWork Work => Storage.Get<IOwnWork>();

    [SkippableFact]
    public async Task Answers_are_told_with_what_the_next_review_said()
    {
        var (ann, bob) = (World.NewId(), World.NewId());
        var batch = await Batch();
        var first = await World.Task(batch, new Plan(1, 1));
        var second = await World.Task(batch, new Plan(1, 1));
        var state = await World.Do(World.Submit(await World.Do(World.Grant(first.Fresh()!, ann)), ann));
        await World.Do(World.Submit(await World.Do(World.Grant(second.Fresh()!, ann)), ann));
        Assert.All(await Work.History(new(ann), null, 10), a => Assert.Equal((null, LabelTaskStatus.Pending, 0), (a.Review, a.TaskStatus, a.Stage)));
        await World.Do(World.Submit(await World.Do(World.Grant(state, bob)), bob));

        var done = (await Work.Find(new(ann), first.Ref.Id))!;
        Assert.Equal((Verdict.Accept, LabelTaskStatus.Completed, OwnOutcome.Accepted), (done.Answer.Review, done.Answer.TaskStatus, OwnOutcomes.Of(done.Answer.TaskStatus, done.Answer.Review)));
        Assert.Equal((World.Tenant, first.Params, """{"categories":["cat","dog"]}"""), (done.Tenant, done.Params, done.ProjectParams));
        Assert.Equal("""{"category":"cat"}""", done.Response);
        Assert.Null(await Work.Find(new(World.NewId()), first.Ref.Id));

        Assert.Equal(new OwnTotals(2, 0, 8_000), await Work.Totals(new(ann), World.Start, Ever));
        Assert.Equal(new OwnTotals(0, 1, 4_000), await Work.Totals(new(bob), World.Start, Ever));
        Assert.Equal(new OwnTotals(0, 0, 0), await Work.Totals(new(ann), Ever, Ever.AddDays(1)));
        var project = Assert.Single(await Work.ByProject(new(ann), World.Start, Ever, 10));
        Assert.Equal((World.Project, new OwnTotals(2, 0, 8_000), 1, 0, 0), (project.Id, project.Totals, project.Accepted, project.Fixed, project.Rejected));
    }

    [SkippableFact]
    public async Task The_history_is_paged_without_gaps()
    {
        var ann = World.NewId();
        var batch = await Batch();
        foreach (var row in await World.Tasks(batch, 5))
            await World.Do(World.Submit(await World.Do(World.Grant(row.Fresh()!, ann)), ann));
        var seen = new List<OwnAnswer>();
        while (await Work.History(new(ann), seen.Count == 0 ? null : new OwnCursor(seen[^1].AnsweredAt, seen[^1].Task), 2) is { Count: > 0 } page)
            seen.AddRange(page);
        Assert.Equal(5, seen.Select(s => s.Task).Distinct().Count());
        Assert.Equal(seen.OrderByDescending(s => s.AnsweredAt).ThenByDescending(s => s.Task.Value, StringComparer.Ordinal), seen);
    }

    [SkippableFact]
    public async Task Open_batches_are_those_launched_with_pending_tasks()
    {
        var workforce = WorkforceId.Of(World.Tenant.Organization);
        var open = await Batch(workforce: workforce);
        await World.Tasks(open, 3);
        await Batch(workforce: workforce);
        await World.Tasks(await Batch(BatchStatus.Staging, workforce), 2);
        var found = Assert.Single(await Work.Open(workforce, 10));
        Assert.Equal((open.Id, "categorization", "p"), (found.Batch.Id, found.Type, found.ProjectName));
        Assert.Empty(await Work.Open(WorkforceId.Of(new World(Storage).Tenant.Organization), 10));
    }

    [SkippableFact]
    public async Task What_waits_for_a_person_is_what_nothing_keeps_from_them_at_that_stage()
    {
        var (ann, bob) = (World.NewId(), World.NewId());
        var batch = await Batch();
        await World.Tasks(batch, 3);
        await World.Do(World.Grant((await World.Task(batch)).Fresh()!, ann));
        var pair = await World.Do(World.Grant((await World.Task(batch, new Plan(2, 0))).Fresh()!, ann));
        var reviewed = await World.Do(World.Submit(await World.Do(World.Grant((await World.Task(batch, new Plan(1, 1))).Fresh()!, ann)), ann));
        Assert.Equal((1, 1), (pair.OpenSlots, reviewed.Stage));

        Assert.Equal((3, 0, 0), (await Of(ann, StageKind.Label), await Of(ann, StageKind.Review), await Of(ann, StageKind.Adjudicate)));
        Assert.Equal((4, 1, 0), (await Of(bob, StageKind.Label), await Of(bob, StageKind.Review), await Of(bob, StageKind.Adjudicate)));
        Assert.Equal(2, await Of(bob, StageKind.Label, limit: 2));

        async Task<long> Of(string person, StageKind stage, int limit = 10) =>
            (await Work.Waiting(new(person), [batch.Id, new(World.NewId())], stage, Ever, limit)).Single().Value;
    }

    private async Task<Batch> Batch(BatchStatus status = BatchStatus.InProgress, WorkforceId? workforce = null)
    {
        await Storage.Get<IProjectStore>().Create(new(World.Project, World.Tenant, "p", "categorization", new ProjectSettings(), World.Start, false,
            [new(0, World.Start, """{"categories":["cat","dog"]}""")]));
        return await World.Batch(status, workforce: workforce);
    }
}

public sealed class SqliteOwnWork(SqliteAdapter adapter) : OwnWorkLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresOwnWork(PostgresAdapter adapter) : OwnWorkLaws(adapter), IClassFixture<PostgresAdapter>;
