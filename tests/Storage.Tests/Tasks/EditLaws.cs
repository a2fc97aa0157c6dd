using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Tasks;

public abstract class EditLaws(Adapter adapter) : Laws(adapter)
{
    private static readonly DateTimeOffset Now = World.Start.AddHours(1);

    private ITaskEdits Edits => Storage.Get<ITaskEdits>();

    [SkippableFact]
    public async Task Tags_and_metadata_change_without_touching_the_work()
    {
        var task = await World.Task(await World.Batch());
        Assert.Equal(EditOutcome.Done, await Edits.ChangeTags(World.Tenant, task.Ref.Id, TagChange.Replace, ["b", "a"], Now));
        Assert.Equal(EditOutcome.Done, await Edits.ChangeTags(World.Tenant, task.Ref.Id, TagChange.Add, ["ü", "a"], Now));
        Assert.Equal(EditOutcome.TooMuch, await Edits.ChangeTags(World.Tenant, task.Ref.Id, TagChange.Add, ["1", "2", "3"], Now));
        Assert.Equal(EditOutcome.Done, await Edits.ChangeMetadata(World.Tenant, task.Ref.Id, new("""{"n":1.0}"""), Now));
        var row = (await Storage.Reads.Get(World.Tenant, task.Ref.Id))!;
        Assert.Equal(("""["b","a","ü"]""", """{"n":1.0}""", 0), (row.Tags, row.Metadata, row.Version));
        Assert.Equal(EditOutcome.Done, await Edits.ChangeTags(World.Tenant, task.Ref.Id, TagChange.Remove, ["b", "a", "ü"], Now));
        Assert.Null((await Storage.Reads.Get(World.Tenant, task.Ref.Id))!.Tags);

        var stranger = new World(Storage).Tenant;
        Assert.Equal(EditOutcome.NotFound, await Edits.ChangeTags(stranger, task.Ref.Id, TagChange.Add, ["x"], Now));
        Assert.Equal(EditOutcome.NotFound, await Edits.ChangeMetadata(stranger, task.Ref.Id, new("{}"), Now));
    }

    [SkippableFact]
    public async Task Of_many_who_merge_metadata_at_the_same_moment_all_have_their_way()
    {
        var (batch, changes) = (await World.Batch(), Enumerable.Range(0, 12).Select(i => new MetadataChange($$"""{"k{{i}}":{{i}}}""", Merge: true)).ToArray());
        var task = (await World.Task(batch)).Ref.Id;
        await Task.WhenAll([.. changes.Select(c => Edits.ChangeMetadata(World.Tenant, task, c, Now)), .. changes.Select(async c => (await Storage.Batches.ChangeMetadata(World.Tenant, batch.Id, c)).Outcome)]);
        foreach (var metadata in new[] { (await Storage.Reads.Get(World.Tenant, task))!.Metadata, (await Storage.Batches.Get(World.Tenant, batch.Id))!.Metadata })
            Assert.All(changes, c => Assert.Contains(c.Metadata[1..^1], metadata, StringComparison.Ordinal));

        // What would be too much leaves all as it was.
        var large = new MetadataChange($$"""{"l":"{{new string('x', TaskLimits.MaxMetadataBytes - 8)}}"}""", Merge: true);
        Assert.Equal(EditOutcome.TooMuch, await Edits.ChangeMetadata(World.Tenant, task, large, Now));
        Assert.Equal(EditOutcome.TooMuch, (await Storage.Batches.ChangeMetadata(World.Tenant, batch.Id, large)).Outcome);
        Assert.Equal(EditOutcome.NotFound, (await Storage.Batches.ChangeMetadata(new World(Storage).Tenant, batch.Id, large)).Outcome);
        Assert.DoesNotContain("\"l\"", (await Storage.Batches.Get(World.Tenant, batch.Id))!.Metadata, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Whatever_a_customer_changes_moves_the_time_of_change_and_what_changes_nothing_does_not()
    {
        var row = await World.Task(await World.Batch());
        var (id, still) = (row.Ref.Id, await World.Task(await World.Batch()));
        await Expect(World.Start);
        Func<DateTimeOffset, Task>[] edits =
        [
            now => Edits.ChangeMetadata(World.Tenant, id, new("""{"n":1}"""), now),
            now => Edits.ChangeTags(World.Tenant, id, TagChange.Add, ["a"], now),
            now => Edits.ChangeTags(World.Tenant, id, TagChange.Remove, ["a"], now),
            now => Storage.Reads.SetUniqueId(World.Tenant, id, "u", now),
            now => Storage.Reads.SetUniqueId(World.Tenant, id, null, now),
            now => Edits.ChangeMetadata(World.Tenant, id, new("{}"), now),
        ];
        foreach (var (i, edit) in edits.Index())
        {
            await edit(Now.AddMinutes(i));
            await edit(Now.AddDays(i + 1));
            await Expect(Now.AddMinutes(i));
        }

        // A host whose clock is behind takes nothing back, and the work says nothing of edits nor they of the work.
        await Edits.ChangeMetadata(World.Tenant, id, new("""{"n":2}"""), Now);
        await Expect(Now.AddMinutes(5));
        var done = await World.Do(World.Submit(await World.Do(World.Grant(row.Fresh()!, "ann")), "ann"));
        Assert.Equal((done.ChangedAt, Now.AddMinutes(5), Now.AddMinutes(5)), (await Storage.Reads.Get(World.Tenant, id))! is var read ? (read.UpdatedAt, read.EditedAt, read.ChangedAt) : default);
        Assert.Equal(done.ChangedAt, (await Storage.Reads.Load(World.Tenant, id))!.State.ChangedAt);

        async Task Expect(DateTimeOffset at)
        {
            Assert.Equal(at, (await Storage.Reads.Get(World.Tenant, id))!.ChangedAt);
            var mine = new TaskFilter(World.Tenant);
            Assert.Contains(id, await Found(mine with { UpdatedFrom = at, UpdatedTo = at }));
            Assert.DoesNotContain(id, await Found(mine with { UpdatedFrom = at.AddMilliseconds(1) }));
            Assert.DoesNotContain(id, await Found(mine with { UpdatedTo = at.AddMilliseconds(-1) }));
            Assert.Contains(still.Ref.Id, await Found(mine with { UpdatedTo = World.Start }));
        }

        async Task<IEnumerable<TaskId>> Found(TaskFilter filter)
        {
            var rows = await Storage.Reads.List(filter, null, 10);
            Assert.Equal(rows.Count, await Storage.Reads.Count(filter));
            return rows.Select(r => r.Ref.Id);
        }
    }

    [SkippableFact]
    public async Task A_verdict_is_a_change_with_an_event_and_a_callback_and_its_repeat_is_none()
    {
        var batch = await World.Batch();
        var row = World.NewTask(batch) with { CallbackUrl = "https://example.org/hook" };
        await Storage.Intake.Add([row]);
        var audit = new TaskAudit(ReviewStatus.Rejected, "no", "key", new CommandId(World.NewId()), World.Start.AddHours(1));
        Assert.Equal(AuditResult.NotCompleted, (await Edits.Audit(World.Tenant, row.Ref.Id, audit)).Result);

        var state = await World.Do(World.Grant(row.Fresh()!, "ann"));
        await World.Do(World.Submit(state, "ann", row.CallbackUrl));
        Assert.Equal("https://example.org/hook", (await Edits.Audit(World.Tenant, row.Ref.Id, audit)).CallbackUrl);
        Assert.Null((await Edits.Audit(World.Tenant, row.Ref.Id, audit)).CallbackUrl);
        var after = (await Storage.Reads.Get(World.Tenant, row.Ref.Id))!;
        Assert.Equal((ReviewStatus.Rejected, 3), (after.Review, after.Version));
        Assert.Equal(1, await Scalar("SELECT count(*) FROM events WHERE task_id = @id AND version = 3 AND kind = 8", new { id = row.Ref.Id.Value }));
        Assert.Equal(1, await Scalar("SELECT count(*) FROM outbox WHERE task_id = @id AND version = 3 AND event_kind = 8", new { id = row.Ref.Id.Value }));
        Assert.Single(await Storage.Reads.List(new(World.Tenant) { Reviews = [ReviewStatus.Rejected] }, null, 10));
        Assert.Empty(await Storage.Reads.List(new(World.Tenant) { Reviews = [ReviewStatus.Pending] }, null, 10));
    }

    [SkippableFact]
    public async Task A_verdict_of_somebody_who_has_not_seen_the_one_before_it_is_not_written()
    {
        var row = World.NewTask(await World.Batch());
        await Storage.Intake.Add([row]);
        await World.Do(World.Submit(await World.Do(World.Grant(row.Fresh()!, "ann")), "ann", null));
        Assert.Equal(AuditResult.Done, (await Edits.Audit(World.Tenant, row.Ref.Id, Verdict(ReviewStatus.Accepted, seen: 0))).Result);

        Assert.Equal(AuditResult.Overtaken, (await Edits.Audit(World.Tenant, row.Ref.Id, Verdict(ReviewStatus.Rejected, seen: 0))).Result);
        Assert.Equal(AuditResult.Done, (await Edits.Audit(World.Tenant, row.Ref.Id, Verdict(ReviewStatus.Accepted, seen: 0))).Result);
        Assert.Equal(ReviewStatus.Accepted, (await Storage.Reads.Get(World.Tenant, row.Ref.Id))!.Review);
        Assert.Equal(AuditResult.Done, (await Edits.Audit(World.Tenant, row.Ref.Id, Verdict(ReviewStatus.Rejected, seen: 1))).Result);
        Assert.Equal(AuditResult.Done, (await Edits.Audit(World.Tenant, row.Ref.Id, Verdict(ReviewStatus.Accepted, seen: null))).Result);

        TaskAudit Verdict(ReviewStatus status, int? seen) => new(status, null, "key", new CommandId(World.NewId()), World.Start.AddHours(1)) { Seen = seen };
    }

    [SkippableFact]
    public async Task A_mended_answer_takes_the_place_of_the_one_there_was_and_a_verdict_after_it_leaves_it()
    {
        var row = World.NewTask(await World.Batch());
        await Storage.Intake.Add([row]);
        await World.Do(World.Submit(await World.Do(World.Grant(row.Fresh()!, "ann")), "ann", null));
        for (var i = 0; i < TaskLimits.MaxFixes; i++)
            Assert.Equal(AuditResult.Done, (await Edits.Audit(World.Tenant, row.Ref.Id, Fix(i))).Result);
        Assert.Equal(AuditResult.TooMany, (await Edits.Audit(World.Tenant, row.Ref.Id, Fix(TaskLimits.MaxFixes))).Result);
        Assert.Equal(AuditResult.Done, (await Edits.Audit(World.Tenant, row.Ref.Id, Fix(0) with { Status = ReviewStatus.Accepted, Response = null })).Result);
        var after = (await Storage.Reads.Get(World.Tenant, row.Ref.Id))!;
        Assert.Equal((ReviewStatus.Accepted, "{\"n\":9}"), (after.Review, after.Response));

        TaskAudit Fix(int n) => new(ReviewStatus.Fixed, null, "key", new CommandId(World.NewId()), World.Start.AddHours(n + 1)) { Response = $"{{\"n\":{n}}}" };
    }

    [SkippableFact]
    public async Task An_idempotency_key_is_used_once_in_a_tenant()
    {
        var batch = await World.Batch();
        var first = World.NewTask(batch) with { IdempotencyKey = "k", Urgency = "day" };
        var second = World.NewTask(batch) with { IdempotencyKey = "k" };
        var third = World.NewTask(batch, uniqueId: "u") with { IdempotencyKey = "l" };
        var fourth = World.NewTask(batch, uniqueId: "u") with { IdempotencyKey = "m" };
        Assert.Equal(IntakeResult.Added, (await Storage.Intake.Add([first]))[0].Result);
        Assert.Equal(new IntakeOutcome(IntakeResult.DuplicateIdempotencyKey, first.Ref.Id), (await Storage.Intake.Add([second]))[0]);
        Assert.Equal(IntakeResult.Added, (await Storage.Intake.Add([first]))[0].Result);
        Assert.Equal(IntakeResult.Added, (await Storage.Intake.Add([third]))[0].Result);
        Assert.Equal(new IntakeOutcome(IntakeResult.DuplicateUniqueId, third.Ref.Id), (await Storage.Intake.Add([fourth]))[0]);
        Assert.Equal("day", (await Storage.Reads.Get(World.Tenant, first.Ref.Id))!.Urgency);
    }
}

public sealed class SqliteEdits(SqliteAdapter adapter) : EditLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresEdits(PostgresAdapter adapter) : EditLaws(adapter), IClassFixture<PostgresAdapter>;
