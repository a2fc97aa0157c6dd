using Orleans.Core.Internal;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces.Annotators;
using Xunit;

namespace Scheduler.Tests.Grains.Annotators;

/// <summary>What is known of work in hand after the grain that knew it has gone: when it was shown, and when it was accepted.</summary>
public sealed class RecoveryTests
{
    private static readonly TimeSpan ThinksFor = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Work_that_outlives_its_grain_is_counted_from_when_it_was_accepted()
    {
        await using var cluster = await SchedulerCluster.Start();
        var (world, ann, offer, task) = await Offered(cluster);
        var shown = world.Now;
        await cluster.Pass(ThinksFor);
        var accepted = world.Now;
        Assert.True(await ann.Grain.Accept(new(offer.Task, offer.Token)));

        // Long enough for the times to be kept.
        for (var i = 0; i < 7; i++)
            await WorkOn(cluster, ann);
        await Forget(cluster, ann);
        await WorkOn(cluster, ann);
        await Forget(cluster, ann);
        Assert.Equal(SubmitOutcome.Accepted, (await ann.Submit(offer)).Outcome);
        var times = Assert.Single((await world.Read(task)).Attempts).Times;
        Assert.InRange(times.OfferedAt!.Value, times.GrantedAt, shown);
        Assert.Equal((accepted, world.Now), (times.AcceptedAt, times.EndedAt));
    }

    [Fact]
    public async Task Work_of_less_than_a_minute_is_counted_from_when_it_was_shown()
    {
        await using var cluster = await SchedulerCluster.Start();
        var (world, ann, offer, task) = await Offered(cluster);
        await ann.Grain.Accept(new(offer.Task, offer.Token));
        await WorkOn(cluster, ann);
        await Forget(cluster, ann);
        await ann.Submit(offer);
        var times = Assert.Single((await world.Read(task)).Attempts).Times;
        Assert.Equal((times.GrantedAt, times.GrantedAt), (times.OfferedAt, times.AcceptedAt));
    }

    [Fact]
    public async Task What_was_leased_ahead_is_counted_from_the_answer_before_it()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster);
        await world.AddTasks(2);
        var ann = await world.AddAnnotator();
        await ann.Arrive();
        var first = await ann.NextAssignment();
        await WorkOn(cluster, ann);
        await ann.Submit(first);
        var answered = world.Now;
        var second = await ann.NextAssignment();
        await WorkOn(cluster, ann);
        await Forget(cluster, ann);
        await ann.Submit(second);
        var times = Assert.Single((await world.Read(new(second.Task.Split('/')[^1]))).Attempts).Times;
        Assert.True(times.GrantedAt < answered);
        Assert.Equal((answered, answered), (times.OfferedAt, times.AcceptedAt));
    }

    private static async Task<(World World, Annotator Ann, Assignment Offer, TaskId Task)> Offered(SchedulerCluster cluster)
    {
        var world = await World.Create(cluster, new ProjectSettings { OfferSeconds = 60 });
        var task = (await world.AddTasks(1))[0].Ref.Id;
        var ann = await world.AddAnnotator();
        await ann.Arrive();
        return (world, ann, await ann.NextAssignment(), task);
    }

    private static async Task WorkOn(SchedulerCluster cluster, Annotator ann)
    {
        await cluster.Pass(TimeSpan.FromSeconds(10));
        await ann.Beat();
    }

    /// <summary>The activation goes; the next call makes another, which knows only what is stored.</summary>
    private static async Task Forget(SchedulerCluster cluster, Annotator ann)
    {
        var before = await ann.Beat();
        await ann.Grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await cluster.Pass(TimeSpan.FromSeconds(2));
        Assert.NotEqual(before.Epoch, (await ann.Beat()).Epoch);
    }
}
