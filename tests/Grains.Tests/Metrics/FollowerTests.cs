using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Metrics;
using Scheduler.Storage.Metrics;
using Scheduler.Storage.Tasks;
using Xunit;

namespace Scheduler.Tests.Grains.Metrics;

public sealed class FollowerTests
{
    [Fact]
    public async Task What_people_do_is_on_the_live_figures_within_seconds_and_outlives_the_silo_that_counted_it()
    {
        await using var cluster = await SchedulerCluster.Start(silos: 2);
        var world = await World.Create(cluster);
        await world.AddTasks(4);
        var ann = await world.AddAnnotator();
        await ann.Arrive();
        for (var i = 0; i < 4; i++)
            await ann.Answer(await ann.NextAssignment(), "cat");

        var scope = MetricScope.Of(world.Project.Id);
        var live = await Until(cluster, scope, f => f.Window[Measure.Completed] == 4);
        Assert.Equal(4, live.Window.Turnaround.Count);
        Assert.Equal((4, 4), (live.Window[Measure.LabelAnswers], live.Tail.Sum(t => t.Flow[Measure.Completed])));

        await cluster.KillSilo(0);
        Assert.Equal(4, (await Until(cluster, scope, f => f.Window[Measure.Completed] >= 4)).Window[Measure.Completed]);

        // Closed into rows it is the same, and the arrivals are there too.
        var closed = await Until(cluster, scope, f => f.Day[Measure.Arrived] > 0);
        Assert.Equal((4, 4), (closed.Window[Measure.Completed], closed.Window[Measure.Arrived]));
        Assert.Equal((4, 4), (closed.Day[Measure.Completed], closed.Day[Measure.Arrived]));
    }

    [Fact]
    public async Task What_arrives_in_a_minute_is_told_before_the_minute_closes()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster);
        await world.AddTasks(3);
        var live = await Until(cluster, MetricScope.Of(world.Project.Id), f => f.Window[Measure.Arrived] > 0);
        Assert.Equal((3, false), (live.Window[Measure.Arrived], Assert.Single(live.Tail).Closed));
        var closed = await Until(cluster, MetricScope.Of(world.Project.Id), f => f.Tail.All(t => t.Closed));
        Assert.Equal(3, closed.Window[Measure.Arrived]);
    }

    [Fact]
    public async Task What_is_committed_after_its_minute_was_closed_is_found_when_the_quarter_closes()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster);
        var then = world.Now;
        var task = (await world.AddTasks(1))[0];
        var rows = cluster.Storage<IMetricRows>();
        await Until(cluster, async () => await rows.Mark("minute") > then.AddMinutes(1));

        var ledger = cluster.Storage<ILedger>();
        var state = await world.Read(task.Ref.Id);
        var grant = GrantRule.Decide(state, new(new("ann"), 0, new("c1"), then.AddSeconds(1)));
        var held = state.Apply(grant.Change!);
        Assert.Equal(LedgerOutcome.Recorded, await ledger.Record(new(state, grant.Change!, held)));
        var submit = SubmitRule.Decide(held, new(new("ann"), 1, new("c2"), then.AddSeconds(5), """{"category":"cat"}"""),
            Domain.Quality.CentralAnswer.Instance);
        Assert.Equal(LedgerOutcome.Recorded, await ledger.Record(new(held, submit.Change!, held.Apply(submit.Change!))));

        await Until(cluster, async () => await rows.Mark("quarter") > then.AddSeconds(5));
        var from = Buckets.Floor(then, Buckets.Quarter);
        foreach (var size in new[] { Buckets.Minute, Buckets.Quarter })
            Assert.Equal(1, (await rows.Of(MetricScope.Of(world.Project.Id), size, from, from + Buckets.Quarter)).Sum(r => r.Flow[Measure.Completed]));
    }

    [Fact]
    public async Task Answers_of_several_people_are_compared()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster, new ProjectSettings { AutoAccept = true, Overlap = 3 });
        await world.AddTasks(1);
        foreach (var category in new[] { "cat", "cat", "dog" })
        {
            var person = await world.AddAnnotator();
            await person.Arrive();
            await person.Answer(await person.NextAssignment(), category);
        }

        var figures = Figures.Of((await Until(cluster, MetricScope.Of(world.Project.Id), f => f.Window[Measure.Completed] == 1)).Window).Quality;
        Assert.Equal(1, figures.Compared);
        Assert.Equal(2.0 / 3, figures.Agreement!.Value, 2);
    }

    [Fact]
    public async Task Who_is_there_is_known_and_kept()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster);
        var ann = await world.AddAnnotator();
        var roster = cluster.Grains.GetGrain<IRosterGrain>(GrainKeys.Roster);
        await ann.Arrive();
        await Until(cluster, async () => (await roster.Present(WorkforceId.Platform)).People.Any(p => p.Person == ann.Id));
        Assert.Empty((await roster.Present(new WorkforceId("other"))).People);

        for (var i = 0; i < 4; i++)
        {
            await cluster.Pass(TimeSpan.FromSeconds(15));
            await ann.Beat();
        }

        await ann.Grain.SetActivity(Domain.Annotators.Activity.Offline);
        await Until(cluster, async () => (await roster.Present(null)).People.IsEmpty);
        var presence = cluster.Storage<IPresenceStore>();
        await Until(cluster, async () => (await presence.Of(ann.Id, world.Now.AddHours(-1), world.Now)).Sum(s => (s.Until - s.Since).TotalSeconds) >= 55);
    }

    private static async Task<ScopeFigures> Until(SchedulerCluster cluster, MetricScope scope, Func<ScopeFigures, bool> holds)
    {
        ScopeFigures? figures = null;
        await Until(cluster, async () =>
        {
            figures = await cluster.Grains.GetGrain<IMetricsGrain>(GrainKeys.Metrics(scope)).Snapshot(60);
            return holds(figures);
        });
        return figures!;
    }

    private static async Task Until(SchedulerCluster cluster, Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 2_000, "It did not come to hold.");
            await cluster.Pass(TimeSpan.FromSeconds(1));
        }
    }
}
