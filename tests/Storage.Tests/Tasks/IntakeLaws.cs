using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;
using Scheduler.Storage.Tasks.Intake;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Tasks;

public abstract class IntakeLaws(Adapter adapter) : Laws(adapter)
{
    [SkippableFact]
    public async Task An_added_row_is_read_as_it_was_given()
    {
        var batch = await World.Batch();
        var row = World.NewTask(batch, uniqueId: "mine") with
        {
            Tags = """["a","b"]""",
            Instruction = "Look closely.",
            CallbackUrl = "https://customer.example/hook",
            Metadata = """{"k":1}""",
        };
        Assert.Equal(IntakeResult.Added, (await Storage.Intake.Add([row]))[0].Result);
        Assert.Equal(row, await Storage.Reads.Get(World.Tenant, row.Ref.Id));
    }

    [SkippableFact]
    public async Task Outcomes_stand_in_the_order_of_the_rows()
    {
        var open = await World.Batch();
        var closed = await World.Batch(BatchStatus.InProgress, startsAtOnce: false);
        TaskRow[] rows =
        [
            World.NewTask(open, uniqueId: "z"), World.NewTask(closed), World.NewTask(World.NewBatch()), World.NewTask(open, uniqueId: "a"),
            World.NewTask(open, uniqueId: "z"),
        ];
        var outcomes = await Storage.Intake.Add(rows);
        Assert.Equal(
            [IntakeResult.Added, IntakeResult.BatchClosed, IntakeResult.NoSuchBatch, IntakeResult.Added, IntakeResult.DuplicateUniqueId],
            outcomes.Select(o => o.Result));
        Assert.Equal(rows[0].Ref.Id, outcomes[4].Existing);
        Assert.Equal(2, (await Storage.Batches.Counts(open.Id))[LabelTaskStatus.Pending]);
    }

    [SkippableFact]
    public async Task Of_racing_calls_with_one_unique_id_exactly_one_adds()
    {
        await using var other = await Storage.Again("other");
        var batch = await World.Batch();
        var calls = Enumerable.Range(0, 16).Select(i =>
            (i % 2 == 0 ? Storage : other).Intake.Add([.. Ids(i).Select(u => World.NewTask(batch, uniqueId: $"u{u}"))]));
        var outcomes = (await Task.WhenAll(calls)).SelectMany(o => o).ToArray();
        Assert.Equal(50, outcomes.Count(o => o.Result == IntakeResult.Added));
        Assert.All(outcomes.Where(o => o.Result != IntakeResult.Added), o => Assert.NotNull(o.Existing));
        Assert.Equal(50, await Scalar("SELECT count(*) FROM tasks WHERE batch_id = @id", new { id = batch.Id.Value }));

        // Each call in another order: the intake must not let two of them wait for each other.
        static IEnumerable<int> Ids(int call) => call % 2 == 0 ? Enumerable.Range(0, 50) : Enumerable.Range(0, 50).Reverse();
    }

    [SkippableFact]
    public async Task The_same_unique_id_is_free_in_the_other_mode()
    {
        var test = new World(Storage, Mode.Test);
        await World.Task(await World.Batch(), uniqueId: "u");
        Assert.Equal(IntakeResult.Added, (await Storage.Intake.Add([test.NewTask(await test.Batch(), uniqueId: "u")]))[0].Result);
    }

    [SkippableFact]
    public async Task An_id_of_another_tenants_task_is_refused_and_nothing_of_that_task_is_told()
    {
        var theirs = await World.Task(await World.Batch(), uniqueId: "theirs");
        foreach (var stranger in new[] { new World(Storage), new World(Storage, Mode.Test) })
        {
            var batch = await stranger.Batch();
            foreach (var row in new[] { stranger.NewTask(batch), stranger.NewTask(batch, uniqueId: "mine") })
                Assert.Equal(new IntakeOutcome(IntakeResult.IdTaken), (await Storage.Intake.Add([row with { Ref = row.Ref with { Id = theirs.Ref.Id } }]))[0]);
            Assert.Null(await Storage.Reads.Get(stranger.Tenant, theirs.Ref.Id));
        }

        Assert.Equal(theirs, await Storage.Reads.Get(World.Tenant, theirs.Ref.Id));
    }

    [SkippableFact]
    public async Task A_repeated_call_adds_nothing_and_says_added()
    {
        var row = World.NewTask(await World.Batch(), uniqueId: "once");
        Assert.Equal(IntakeResult.Added, (await Storage.Intake.Add([row]))[0].Result);
        Assert.Equal(IntakeResult.Added, (await Storage.Intake.Add([row]))[0].Result);
        Assert.Equal(1, (await Storage.Batches.Counts(row.Ref.Batch))[LabelTaskStatus.Pending]);
    }

    [SkippableFact]
    public async Task A_completed_batch_that_starts_at_once_is_reopened()
    {
        var batch = await World.Batch(BatchStatus.Completed);
        await World.Task(batch);
        var now = await Storage.Batches.Get(World.Tenant, batch.Id);
        Assert.Equal(BatchStatus.InProgress, now!.Status);
        Assert.Null(now.CompletedAt);
    }

    [SkippableFact]
    public async Task A_completed_batch_of_the_other_kind_stays_closed()
    {
        var batch = await World.Batch(BatchStatus.Completed, startsAtOnce: false);
        Assert.Equal(IntakeResult.BatchClosed, (await Storage.Intake.Add([World.NewTask(batch)]))[0].Result);
        Assert.Equal(BatchStatus.Completed, (await Storage.Batches.Get(World.Tenant, batch.Id))!.Status);
    }

    [SkippableFact]
    public async Task A_large_call_is_stored_whole_and_small_ones_pass_it()
    {
        var batch = await World.Batch();
        var large = World.Tasks(batch, 10_000);
        var small = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => World.Task(batch)));
        await large;
        Assert.Equal(10_000 + small.Length, (await Storage.Batches.Counts(batch.Id))[LabelTaskStatus.Pending]);
        Assert.Equal(10_000 + small.Length, await Storage.Reads.Count(new TaskFilter(World.Tenant)));
    }

    [SkippableFact]
    public async Task A_large_call_that_is_repeated_adds_nothing_and_says_added()
    {
        var batch = await World.Batch();
        var rows = await World.Tasks(batch, 300);
        Assert.All(await Storage.Intake.Add(rows), o => Assert.Equal(IntakeResult.Added, o.Result));
        Assert.Equal(300, (await Storage.Batches.Counts(batch.Id))[LabelTaskStatus.Pending]);
        Assert.Equal(rows[299], await Storage.Reads.Get(World.Tenant, rows[299].Ref.Id));
    }

    [SkippableFact]
    public async Task Rows_of_a_large_call_are_refused_one_by_one()
    {
        var (open, other, closed) = (await World.Batch(), await World.Batch(), await World.Batch(BatchStatus.InProgress, startsAtOnce: false));
        Batch[] batches = [open, closed, other];
        var outcomes = await Storage.Intake.Add([.. Enumerable.Range(0, 300).Select(i => World.NewTask(batches[i % 3]))]);
        for (var i = 0; i < 300; i++)
            Assert.Equal(i % 3 == 1 ? IntakeResult.BatchClosed : IntakeResult.Added, outcomes[i].Result);
        Assert.Equal(100, (await Storage.Batches.Counts(open.Id))[LabelTaskStatus.Pending]);
        Assert.Equal(100, (await Storage.Batches.Counts(other.Id))[LabelTaskStatus.Pending]);
        Assert.Empty(await Storage.Batches.Counts(closed.Id));
    }

    [SkippableFact]
    public async Task A_row_is_refused_when_its_project_is_another_than_it_was_checked_under()
    {
        var projects = Storage.Get<IProjectStore>();
        await projects.Create(new(World.Project, World.Tenant, "moving", "categorization", new ProjectSettings(), World.Start, false, [new(0, World.Start, "{}")]));
        var batch = await World.Batch();
        await Moves(() => projects.AddParams(World.Tenant, World.Project, new(1, World.Start, """{"v":1}""")));
        await Moves(() => projects.SetSettings(World.Tenant, World.Project, new ProjectSettings { Overlap = 3 }));
        await Moves(() => projects.SetArchived(World.Tenant, World.Project, true));

        async Task Moves(Func<Task> change)
        {
            var basis = (await projects.Get(World.Tenant, World.Project))!.Basis;
            Assert.NotNull(basis);
            Assert.Equal(IntakeResult.Added, (await Storage.Intake.Add([World.NewTask(batch) with { Basis = basis }]))[0].Result);
            await change();
            Assert.Equal(IntakeResult.ProjectMoved, (await Storage.Intake.Add([World.NewTask(batch) with { Basis = basis }]))[0].Result);
        }
    }

    [SkippableFact]
    public Task A_queue_full_of_rows_refuses_and_writes_nothing() => Refuses(new() { MaxWaitingRows = 10, GroupRows = 5 });

    [SkippableFact]
    public Task A_queue_full_of_bytes_refuses_and_writes_nothing() => Refuses(new() { MaxWaitingBytes = 100, GroupRows = 5 });

    private async Task Refuses(IntakeOptions bounds)
    {
        await using var narrow = await Adapter.Open(o => o.Intake = bounds);
        var world = new World(narrow);
        var batch = await world.Batch();
        var calls = Enumerable.Range(0, 50).Select(_ => Attempt()).ToArray();
        var added = (await Task.WhenAll(calls)).Sum();
        Assert.InRange(added, 4, (calls.Length - 1) * 4);
        Assert.Equal(added, await narrow.Reads.Count(new TaskFilter(world.Tenant)));

        async Task<int> Attempt()
        {
            try
            {
                return (await world.Tasks(batch, 4)).Count;
            }
            catch (IntakeBusyException)
            {
                return 0;
            }
        }
    }

    [SkippableFact]
    public async Task A_task_created_complete_comes_with_its_callback()
    {
        var test = new World(Storage, Mode.Test);
        var row = test.NewTask(await test.Batch(BatchStatus.Completed)) with
        {
            Status = LabelTaskStatus.Completed,
            OpenSlots = 0,
            CompletedAt = World.Start,
            Response = "{}",
            CallbackUrl = "https://customer.example/hook",
        };
        await Storage.Intake.Add([row]);
        Assert.Equal(1, await Scalar("SELECT count(*) FROM outbox WHERE id = @id", new { id = row.Ref.Id.Value + ":0" }));

        // Its batch is reopened and completes again, as it would in the live mode.
        Assert.Equal(BatchStatus.InProgress, (await Storage.Batches.Get(test.Tenant, row.Ref.Batch))!.Status);
        Assert.True(await Storage.Batches.TryComplete(test.Tenant, row.Ref.Batch, World.Start.AddHours(1)));
    }
}

public sealed class SqliteIntake(SqliteAdapter adapter) : IntakeLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresIntake(PostgresAdapter adapter) : IntakeLaws(adapter), IClassFixture<PostgresAdapter>;
