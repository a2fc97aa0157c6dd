using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Tasks;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Support.Storage;
using Xunit;

namespace Scheduler.Tests.Grains.Tasks;

public sealed class FaultTests
{
    private static readonly LedgerFaults Faults = new() { LoseReply = 0.1, LoseRequest = 0.1, SpuriousStale = 0.1, Busy = 0.05 };

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Whatever_the_ledger_loses_every_answer_counts_once(int seed)
    {
        await using var cluster = await SchedulerCluster.Start(decorate: (services, storage) =>
            services.AddSingleton<ILedger>(s => new FaultyLedger(storage.GetRequiredService<ILedger>(), Faults, seed, TimeProvider.System)));
        var world = await World.Create(cluster, new ProjectSettings { AutoAccept = true, Overlap = 2 });
        var tasks = await world.AddTasks(12);
        await Crowd.WorkUntilDone(cluster, world, tasks, people: 3);
        await AssertBooks(cluster, world, tasks);
    }

    [Fact]
    public async Task A_killed_silo_loses_and_doubles_nothing()
    {
        await using var cluster = await SchedulerCluster.Start(silos: 3);
        var world = await World.Create(cluster, new ProjectSettings { AutoAccept = true, Overlap = 2 });
        var tasks = await world.AddTasks(30);
        var work = Crowd.WorkUntilDone(cluster, world, tasks, people: 4);
        await Task.WhenAny(work, Task.Delay(300));
        await cluster.KillSilo(1);
        await work;
        await AssertBooks(cluster, world, tasks);
    }

    /// <summary>Somebody else has the task by then, and finishes it under its id.</summary>
    [Fact]
    public async Task An_error_that_is_not_recorded_frees_no_unique_id()
    {
        await using var cluster = await SchedulerCluster.Start(decorate: (services, storage) =>
            services.AddSingleton<ILedger>(s => new FaultyLedger(storage.GetRequiredService<ILedger>(), new() { SpuriousStale = 1 }, 1, TimeProvider.System)));
        var world = await World.Create(cluster);
        var task = Assert.Single(await world.AddTasks(1)).Ref;
        var reads = cluster.Storage<ITaskReads>();
        Assert.True(await reads.SetUniqueId(task.Tenant, task.Id, "u", world.Now));
        await Assert.ThrowsAsync<UnsettledException>(() =>
            cluster.Grains.Get<ITaskGrain>(GrainKeys.Task(task.Tenant, task.Id)).Fault(new("""{"error":"gone"}""", FreesUniqueId: true, new("fault"))));
        var row = (await reads.Get(task.Tenant, task.Id))!;
        Assert.Equal((LabelTaskStatus.Pending, "u"), (row.Status, row.UniqueId));
    }

    private static async Task AssertBooks(SchedulerCluster cluster, World world, IReadOnlyList<TaskRow> tasks)
    {
        foreach (var row in tasks)
        {
            var task = await world.Read(row.Ref.Id);
            var answers = task.Attempts.Where(a => a.State == AttemptState.Submitted).ToArray();
            Assert.Equal((LabelTaskStatus.Completed, 2, 2), (task.Status, answers.Length, answers.Select(a => a.Annotator).Distinct().Count()));
        }

        var counts = await cluster.Storage<IBatchStore>().Counts(world.Batch.Id);
        Assert.Equal((tasks.Count, 0L), (counts[LabelTaskStatus.Completed], counts.GetValueOrDefault(LabelTaskStatus.Pending)));
    }
}
