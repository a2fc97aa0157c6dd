using Scheduler.Domain.Callbacks;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Callbacks;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Projects;

public abstract class DeliveryLaws(Adapter adapter) : Laws(adapter)
{
    private IDeliveries Deliveries => Storage.Get<IDeliveries>();

    [SkippableFact]
    public async Task A_period_is_closed_once_by_whoever_comes_first()
    {
        var (project, done) = await Completed(3);
        await Deliveries.SetSchedule(World.Tenant, project, Daily, World.Start);
        var (shard, end) = (StableHash.ShardOf(project.Value), World.Start.AddDays(1));
        Assert.DoesNotContain(await Deliveries.Due(shard, end.AddMilliseconds(-1), 100), d => d.Project == project);
        var due = Assert.Single(await Deliveries.Due(shard, end, 100), d => d.Project == project);
        var closed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Deliveries.Close(due, new(World.NewId()), end)));
        var delivery = Assert.Single(closed, d => d is not null)!;
        Assert.Equal((1, 3L, World.Start, end, "delivery-1"), (delivery.Number, delivery.Tasks, delivery.From, delivery.To, delivery.Name));
        Assert.Equal(delivery, await Deliveries.Get(World.Tenant, delivery.Id));
        Assert.Equal(done.Order(), (await Storage.Reads.List(new(World.Tenant) { Delivery = delivery.Id }, null, 100)).Select(r => r.Ref.Id).Order());
        var told = Assert.Single(await Storage.Get<ICallbackLog>().List(new(World.Tenant), null, 100), c => c.Event.Delivery == delivery.Id);
        Assert.Equal((CallbackKind.DeliveryClosed, delivery.Id + ":0"), (told.Event.Kind, told.Event.Id));

        // The next one has nothing of it, and the count goes on over a change of the schedule.
        Assert.DoesNotContain(await Deliveries.Due(shard, end, 100), d => d.Project == project);
        await Deliveries.SetSchedule(World.Tenant, project, Daily with { PeriodDays = 2, Callback = null }, end);
        var next = Assert.Single(await Deliveries.Due(shard, end.AddDays(1), 100), d => d.Project == project);
        var second = (await Deliveries.Close(next, new(World.NewId()), end.AddDays(1)))!;
        Assert.Equal((2, 0L, end, end.AddDays(1)), (second.Number, second.Tasks, second.From, second.To));
        Assert.Equal([second, delivery], await Deliveries.List(World.Tenant, project, null, null, 100));
        Assert.Equal([delivery], await Deliveries.List(World.Tenant, project, null, end, 100));
    }

    [SkippableFact]
    public async Task A_delivery_has_a_file_of_its_own_that_stays_and_its_callback_waits_for_it()
    {
        var (project, _) = await Completed(2);
        await Deliveries.SetSchedule(World.Tenant, project, Daily, World.Start);
        var (exports, end) = (Storage.Get<IExportStore>(), World.Start.AddDays(1));
        var delivery = await Close(project, end);
        var export = (await exports.OfDeliveries(World.Tenant, [delivery.Id, new("none")]))[delivery.Id];
        Assert.Equal(("jsonl", $$"""{"delivery_id":"{{delivery.Id}}"}""", end, ExportState.Open, delivery.Id), (export.Format, export.Filter, export.AsOf, export.State, export.Delivery));
        Assert.Empty(await exports.OfDeliveries(World.Tenant with { Mode = Mode.Test }, [delivery.Id]));
        Task<long> Due() => Scalar("SELECT due_at FROM outbox WHERE delivery_id = @id", new { id = delivery.Id.Value });
        Assert.Equal(end.AddMinutes(ProjectLimits.DeliveryFileMinutes).ToUnixTimeMilliseconds(), await Due());

        // It is none of those that a customer may have under way.
        Assert.True(await exports.Create(new(Guid.NewGuid().ToString("D"), World.Tenant, "csv", "{}", end, end.AddDays(9)), maxOpen: 1));
        ExportRow? leased;
        while ((leased = await exports.Lease("writer", end.AddDays(2), end.AddDays(1)))?.Id != export.Id)
            Assert.NotNull(leased);
        var written = end.AddMinutes(1);
        Assert.True(await exports.Finish(export.Id, "writer", new(written, null, 7, "sum")));
        Assert.Equal(written.ToUnixTimeMilliseconds(), await Due());
        Assert.Null(await exports.Delete(World.Tenant, export.Id));
        Assert.DoesNotContain(await exports.DeleteDone(end.AddYears(1), 1_000), e => e.Id == export.Id);
        Assert.Equal(7, (await exports.Get(World.Tenant, export.Id))!.Size);
    }

    [SkippableFact]
    public async Task A_completion_that_is_recorded_late_comes_with_the_next_delivery()
    {
        var (project, first) = await Completed(1);
        await Deliveries.SetSchedule(World.Tenant, project, Daily, World.Start);
        var end = World.Start.AddDays(1);
        await Close(project, end);
        var late = await Complete(project, 1);
        var second = await Close(project, end.AddDays(1));
        Assert.Equal(late, (await Storage.Reads.List(new(World.Tenant) { Delivery = second.Id }, null, 100)).Select(r => r.Ref.Id));
        Assert.DoesNotContain(first[0], late);
    }

    [SkippableFact]
    public async Task A_schedule_that_is_removed_delivers_no_more_and_another_tenant_has_none()
    {
        var (project, _) = await Completed(1);
        await Deliveries.SetSchedule(World.Tenant, project, Daily, World.Start);
        var other = World.Tenant with { Mode = Mode.Test };
        Assert.Null(await Deliveries.Schedule(other, project));
        Assert.False(await Deliveries.RemoveSchedule(other, project));
        Assert.True(await Deliveries.RemoveSchedule(World.Tenant, project));
        Assert.False(await Deliveries.RemoveSchedule(World.Tenant, project));
        Assert.Null(await Deliveries.Schedule(World.Tenant, project));
        Assert.DoesNotContain(await Deliveries.Due(StableHash.ShardOf(project.Value), World.Start.AddDays(9), 100), d => d.Project == project);
    }

    private DeliverySchedule Daily => new(World.Start, 1, 0, null, "https://example.org/delivered");

    private async Task<Delivery> Close(ProjectId project, DateTimeOffset now)
    {
        var due = Assert.Single(await Deliveries.Due(StableHash.ShardOf(project.Value), now, 100), d => d.Project == project);
        return (await Deliveries.Close(due, new(World.NewId()), now))!;
    }

    private async Task<(ProjectId Project, IReadOnlyList<TaskId> Done)> Completed(int count)
    {
        var project = new ProjectId(World.NewId());
        return (project, await Complete(project, count));
    }

    /// <summary>Completed tasks of a project, at the start of the world.</summary>
    private async Task<IReadOnlyList<TaskId>> Complete(ProjectId project, int count)
    {
        var batch = await World.Batch();
        var rows = Enumerable.Range(0, count).Select(_ => World.NewTask(batch) with
        {
            Ref = new(World.Tenant, project, batch.Id, new(World.NewId())),
            Status = LabelTaskStatus.Completed,
            OpenSlots = 0,
            CompletedAt = World.Start,
            Response = "{}",
        }).ToArray();
        var open = World.NewTask(batch) with { Ref = new(World.Tenant, project, batch.Id, new(World.NewId())) };
        await Storage.Get<IIntake>().Add([.. rows, open]);
        return [.. rows.Select(r => r.Ref.Id)];
    }
}

public sealed class SqliteDeliveries(SqliteAdapter adapter) : DeliveryLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresDeliveries(PostgresAdapter adapter) : DeliveryLaws(adapter), IClassFixture<PostgresAdapter>;
