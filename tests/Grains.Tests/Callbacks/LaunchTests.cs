using System.Threading.Channels;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Storage;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Organizations;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Support.Callbacks;
using Xunit;

namespace Scheduler.Tests.Grains.Callbacks;

public sealed class LaunchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The clock stands still, so no sweep comes by: whoever is not woken says nothing.</summary>
    [Fact]
    public async Task The_launch_of_a_test_batch_completes_it_and_sends_its_callback_and_its_tasks_at_once()
    {
        await using var cluster = await SchedulerCluster.Start();
        var told = Channel.CreateUnbounded<Received>();
        await using var receiver = new Receiver(r => told.Writer.TryWrite(r) ? 200 : 409);
        var (tenant, batch, task) = await Staged(cluster, receiver.Url.ToString());
        var launched = await cluster.Grains.GetGrain<IBatchGrain>(GrainKeys.Batch(tenant, batch)).Launch(uncalibrated: false);
        Assert.Equal(BatchStatus.Completed, launched.Batch!.Status);
        Received[] both = [await told.Reader.ReadAsync().AsTask().WaitAsync(Patience), await told.Reader.ReadAsync().AsTask().WaitAsync(Patience)];
        Assert.Equal(task.Value, both.Single(r => r.Json.TryGetProperty("task_id", out _)).Json.GetProperty("task_id").GetString());
        Assert.Equal("week-1", both.Single(r => r.Json.TryGetProperty("batch", out _)).Json.GetProperty("batch").GetProperty("name").GetString());
    }

    /// <summary>A batch of the test mode that waits for its launch, with a task that has its response; both have the address.</summary>
    private static async Task<(Tenant Tenant, BatchId Batch, TaskId Task)> Staged(SchedulerCluster cluster, string url)
    {
        var (ids, now) = (cluster.Storage<IdSource>(), cluster.Time.GetUtcNow().ToMillisecond());
        var tenant = new Tenant(new(ids.Next()), Mode.Test);
        await cluster.Storage<IOrganizationStore>().Create(new(tenant.Organization, "acme", now), []);
        var project = new Project(new(ids.Next()), tenant, "pets", "categorization", new(), now, false, [new(0, now, """{"categories":["cat","dog"]}""")]);
        await cluster.Storage<IProjectStore>().Create(project);
        var batch = new Batch(new(ids.Next()), tenant, project.Id, "week-1", BatchKind.Production, BatchStatus.Staging, BatchLimits.DefaultPriority, null, url, "{}", now, null, null);
        await cluster.Storage<IBatchStore>().Create(batch, project.Settings.WorkforceOf(tenant.Organization), startsAtOnce: false);
        var task = new TaskId(ids.Next());
        var row = new TaskRow
        {
            Ref = new(tenant, project.Id, batch.Id, task),
            Type = project.Type,
            ParamVersion = 0,
            Plan = project.Settings.PlanFor(task),
            CreatedAt = now,
            UpdatedAt = now,
            Params = """{"attachment":"a cat"}""",
            Response = """{"category":"cat"}""",
            CallbackUrl = url,
        };
        Assert.Equal(IntakeResult.Added, (await cluster.Storage<IIntake>().Add([row]))[0].Result);
        return (tenant, batch.Id, task);
    }
}
