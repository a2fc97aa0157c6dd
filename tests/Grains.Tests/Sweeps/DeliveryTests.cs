using Scheduler.Domain.Projects;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Sweeps;
using Scheduler.Storage.Callbacks;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Support.Callbacks;
using Xunit;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Tests.Grains.Sweeps;

public sealed class DeliveryTests
{
    [Fact]
    public async Task Every_period_is_closed_once_in_order_also_those_that_nobody_was_there_for()
    {
        await using var cluster = await SchedulerCluster.Start();
        await using var receiver = new Receiver();
        var world = await World.Create(cluster);
        var deliveries = cluster.Storage<IDeliveries>();
        var start = world.Now;
        var schedule = new DeliverySchedule(start, 1, 0, null, new Uri(receiver.Url, "delivered").ToString());
        await deliveries.SetSchedule(world.Tenant, world.Project.Id, schedule, start);
        var tasks = await world.AddTasks(2);
        await Crowd.WorkUntilDone(cluster, world, tasks, 1);
        await Sweep(cluster, world);
        Assert.Empty(await List());

        // Three periods end while nothing sweeps for this project.
        cluster.Time.Advance(start.AddDays(3) - world.Now);
        var closed = await cluster.LetTimePass(Closed(3));
        Assert.Equal([3, 2, 1], closed.Select(d => d.Number));
        Assert.Equal([0L, 0L, 2L], closed.Select(d => d.Tasks));
        Assert.Equal([start.AddDays(3), start.AddDays(2), start.AddDays(1)], closed.Select(d => d.To));
        Assert.Equal(tasks.Select(t => t.Ref.Id).Order(),
            (await cluster.Storage<ITaskReads>().List(new(world.Tenant) { Delivery = closed[2].Id }, null, 10)).Select(t => t.Ref.Id).Order());

        // Nobody writes their files here: the callbacks do not wait for ever.
        cluster.Time.Advance(TimeSpan.FromMinutes(ProjectLimits.DeliveryFileMinutes));
        await cluster.Grains.GetGrain<Scheduler.Grains.Interfaces.Callbacks.ICallbackSenderGrain>(GrainKeys.CallbackSender(StableHash.ShardOf(schedule.Callback!))).Drain();
        var told = receiver.All.Select(r => r.Json.GetProperty("delivery")).ToArray();
        Assert.Equal([1, 2, 3], told.Select(d => d.GetProperty("number").GetInt32()).Order());
        Assert.All(receiver.All, r => Assert.Equal("delivery_closed", r.Json.GetProperty("event").GetProperty("kind").GetString()));
        Assert.All(await cluster.Storage<ICallbackLog>().List(new(world.Tenant), null, 10), c => Assert.NotNull(c.Event.Delivery));

        async Task<IReadOnlyList<Delivery>> Closed(int count)
        {
            while (await List() is { } found)
            {
                if (found.Count >= count)
                    return found;
                await Sweep(cluster, world);
                await Task.Delay(20);
            }

            return [];
        }

        Task<IReadOnlyList<Delivery>> List() => deliveries.List(world.Tenant, world.Project.Id, null, null, 10);
    }

    private static Task Sweep(SchedulerCluster cluster, World world) =>
        cluster.Grains.GetGrain<ISweeperGrain>(GrainKeys.Sweeper(StableHash.ShardOf(world.Project.Id.Value))).Sweep();
}
