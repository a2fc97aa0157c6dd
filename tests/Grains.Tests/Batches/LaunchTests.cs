using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Storage.Batches;
using Xunit;

namespace Scheduler.Tests.Grains.Batches;

public sealed class LaunchTests
{
    [Fact]
    public async Task A_batch_that_is_paused_as_its_launch_is_being_told_stays_paused()
    {
        HeldPort<IBatchStore> hold = null!;
        await using var cluster = await SchedulerCluster.Start(decorate: (services, storage) =>
        {
            (var port, hold) = HeldPort.Of(storage.GetRequiredService<IBatchStore>(), nameof(IBatchStore.Launch));
            services.AddSingleton(port);
        });
        var world = await World.Create(cluster, new() { Kind = ProjectKind.Rapid });
        await world.AddTasks(1);
        var batch = cluster.Grains.Get<IBatchGrain>(GrainKeys.Batch(world.Tenant, world.Batch.Id));

        var launching = batch.Launch(uncalibrated: true);
        await hold.Held;
        await cluster.Storage<IBatchStore>().Pause(world.Tenant, world.Batch.Id, paused: true);
        await batch.NeedsChanged();
        hold.LetGo();
        Assert.Equal(BatchStatus.Paused, (await launching).Batch!.Status);
    }
}
