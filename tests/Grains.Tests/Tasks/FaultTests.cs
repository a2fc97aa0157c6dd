using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
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
