using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain.Callbacks;
using Scheduler.Storage.Callbacks;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Support.Callbacks;
using Xunit;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Tests.Grains.Callbacks;

public sealed class DeliveryTests
{
    private const int Tasks = 25;

    [Theory, InlineData("one"), InlineData("two")]
    public async Task A_receiver_that_fails_often_and_is_down_for_hours_loses_nothing_and_sees_each_tasks_events_in_order(string seed)
    {
        await using var cluster = await SchedulerCluster.Start();
        var down = false;
        await using var receiver = new Receiver();
        // 30 % of all requests fail, drawn by what is asked and how often it was.
        receiver.Answer = r => down ? 0 : StableHash.Of($"{seed} {r.Event} {r.Json.GetProperty("event").GetProperty("try")}") % 10 < 3 ? 500 : 200;
        var scene = await CallbackScene.Of(cluster, receiver);
        for (var i = 0; i < Tasks; i++)
            await scene.FourEvents();
        await scene.Sender.Drain();

        down = true;
        await scene.Pass(TimeSpan.FromHours(3), TimeSpan.FromMinutes(10));
        down = false;
        for (var i = 0; i < 48 && !await scene.AllDelivered(); i++)
            await scene.Pass(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30));

        var rows = await scene.All();
        Assert.Equal(4 * Tasks, rows.Count);
        Assert.All(rows, r => Assert.Equal(CallbackState.Delivered, r.State));
        var logged = (await Task.WhenAll(rows.Select(r => scene.Log.Tries(r.Event.Id)))).SelectMany(t => t).ToArray();
        Assert.Equal(rows.Sum(r => r.Tried), logged.Length);
        Assert.Equal(receiver.All.Count(r => r.Status == 200), logged.Count(t => t.Status == 200));
        Assert.Equal(receiver.All.Count(r => r.Status == 500), logged.Count(t => t.Status == 500));
        Assert.True(logged.Count(t => t.Status == 500) > rows.Count / 5);
        Assert.Contains(logged, t => t.Result == TryResult.Unreachable);
        foreach (var task in receiver.All.GroupBy(r => r.Event!.Split(':')[0]))
            AssertInOrder([.. task]);
        Assert.All(await Rows(cluster, scene, rows), r => Assert.True(r.CallbackSucceeded));
    }

    [Fact]
    public async Task What_a_dead_sender_held_is_sent_by_another_when_its_time_is_over()
    {
        await using var cluster = await SchedulerCluster.Start();
        await using var receiver = new Receiver();
        var scene = await CallbackScene.Of(cluster, receiver);
        await scene.Completed();
        var now = cluster.Time.GetUtcNow();
        Assert.Single(await cluster.Storage<ICallbackOutbox>().Lease(scene.Shard, scene.Url, "dead", now.AddSeconds(CallbackLimits.LeaseSeconds), now, 10));

        await cluster.Pass(TimeSpan.FromSeconds(CallbackLimits.LeaseSeconds - 5));
        Assert.Empty(receiver.All);
        await Eventually(cluster, scene.AllDelivered);
        Assert.Single(receiver.All);
    }

    [Fact]
    public async Task A_planned_stop_waits_for_what_was_just_leased_until_it_is_sent_and_settled()
    {
        HeldPort<ICallbackOutbox> hold = null!;
        await using var cluster = await SchedulerCluster.Start(decorate: (services, storage) =>
        {
            (var port, hold) = HeldPort.Of(storage.GetRequiredService<ICallbackOutbox>(), nameof(ICallbackOutbox.Lease));
            services.AddSingleton(port);
        });
        await using var receiver = new Receiver(_ => 200);
        var scene = await CallbackScene.Of(cluster, receiver);
        await scene.Completed();
        await scene.Sender.Wake();
        await hold.Held;
        var stopping = cluster.Stop();
        await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(2)));
        Assert.False(stopping.IsCompleted);
        hold.LetGo();
        await stopping;
        Assert.Equal(CallbackState.Delivered, Assert.Single(await scene.All()).State);
    }

    [Fact]
    public async Task Nobody_needs_to_be_told_a_sweep_finds_what_is_due()
    {
        await using var cluster = await SchedulerCluster.Start();
        await using var receiver = new Receiver();
        var scene = await CallbackScene.Of(cluster, receiver);
        await scene.Completed();
        await Eventually(cluster, scene.AllDelivered);
    }

    [Fact]
    public async Task A_callback_is_given_up_after_twenty_tries_and_sent_again_on_demand_under_its_id()
    {
        await using var cluster = await SchedulerCluster.Start();
        await using var receiver = new Receiver(_ => 404);
        var scene = await CallbackScene.Of(cluster, receiver);
        var task = await scene.Completed();
        await scene.Sender.Drain();
        // Longer than a day: a try that falls between two steps waits for the next.
        await scene.Pass(TimeSpan.FromHours(36), TimeSpan.FromMinutes(20));

        var row = Assert.Single(await scene.All());
        Assert.Equal((CallbackState.Failed, CallbackLimits.MaxTries), (row.State, receiver.All.Count));
        var tries = await scene.Log.Tries(row.Event.Id);
        Assert.All(tries, t => Assert.Equal((TryResult.Refused, 404, "said"), (t.Result, t.Status!.Value, t.Detail)));

        receiver.Answer = _ => 204;
        await scene.Log.RedeliverFailed(scene.Tenant, default, cluster.Time.GetUtcNow());
        await scene.Sender.Drain();
        Assert.True(await scene.AllDelivered());
        Assert.Equal(row.Event.Id, receiver.All[^1].Event);
        Assert.Equal(21, receiver.All[^1].Json.GetProperty("event").GetProperty("try").GetInt32());
        Assert.Equal(task.Ref.Id.Value, receiver.All[^1].Json.GetProperty("task_id").GetString());
    }

    /// <summary>No request for an event before the one before it was taken.</summary>
    private static void AssertInOrder(Received[] requests)
    {
        var taken = 0;
        foreach (var request in requests)
        {
            Assert.Equal($"{taken + 1}", request.Event!.Split(':')[1]);
            taken += request.Status == 200 ? 1 : 0;
        }

        Assert.Equal(4, taken);
    }

    private static Task<TaskRow[]> Rows(SchedulerCluster cluster, CallbackScene scene, IReadOnlyList<CallbackRow> rows) =>
        Task.WhenAll(rows.Select(async r => (await cluster.Storage<ITaskReads>().Get(scene.Tenant, r.Event.Task!.Value))!));

    private static async Task Eventually(SchedulerCluster cluster, Func<Task<bool>> holds)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await holds())
                return;
            await cluster.Pass(TimeSpan.FromSeconds(1));
        }

        Assert.Fail("It never came to pass.");
    }
}
