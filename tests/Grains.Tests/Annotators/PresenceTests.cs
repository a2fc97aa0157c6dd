using Scheduler.Domain.Annotators;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Xunit;

namespace Scheduler.Tests.Grains.Annotators;

public sealed class PresenceTests
{
    [Fact]
    public async Task Three_unanswered_offers_put_a_person_on_break()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster, new ProjectSettings { OfferSeconds = 10 });
        await world.AddTasks(6);
        var ann = await world.AddAnnotator();
        await ann.Arrive();

        var passing = cluster.LetTimePass(ann.Next("activity"));
        var keepingBeat = KeepBeating(ann, passing);
        var message = await passing;
        await keepingBeat;
        Assert.Equal(("break", "lapses"), (message.Activity, message.Reason));
    }

    [Fact]
    public async Task Work_of_somebody_who_left_without_a_word_goes_to_another()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster);
        var task = (await world.AddTasks(1))[0];
        var gone = await world.AddAnnotator();
        await gone.Arrive();
        var lost = await gone.NextAssignment();
        var other = await world.AddAnnotator();
        await other.Arrive();

        // The other one keeps beating; the first one does not.
        var next = other.NextAssignment();
        var passing = cluster.LetTimePass(next);
        await KeepBeating(other, passing);
        Assert.Equal(lost.Task, (await passing).Task);
        var attempts = (await world.Read(task.Ref.Id)).Attempts;
        Assert.Equal(AttemptState.Expired, attempts[0].State);
        Assert.True(attempts[0].Times.EndedAt - attempts[0].Times.GrantedAt >= AnnotatorLimits.Grace);
    }

    [Fact]
    public async Task An_answer_after_expiry_is_salvaged_while_the_slot_is_free_and_a_second_one_is_kept_as_late()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster);
        var task = (await world.AddTasks(1))[0];
        var slow = await world.AddAnnotator();
        await slow.Arrive();
        var assignment = await slow.NextAssignment();
        await cluster.LetTimePass(Eventually(async () => !(await world.Read(task.Ref.Id)).Attempts[0].IsLive));

        Assert.Equal(SubmitOutcome.Salvaged, (await slow.Submit(assignment, command: "late-1")).Outcome);
        Assert.Equal(SubmitOutcome.Salvaged, (await slow.Submit(assignment, command: "late-1")).Outcome);
        Assert.Equal(SubmitOutcome.Late, (await slow.Submit(assignment, command: "late-2")).Outcome);
    }

    [Fact]
    public async Task A_declined_task_comes_back_only_after_the_time_the_person_named()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster, new ProjectSettings { OfferSeconds = 60 });
        await world.AddTasks(1);
        var ann = await world.AddAnnotator();
        await ann.Arrive();
        var offer = await ann.NextAssignment();
        Assert.Equal("offered", offer.Standing);
        var declinedAt = world.Now;
        Assert.True(await ann.Grain.GiveUp(new(offer.Task, offer.Token), "not now", TimeSpan.FromSeconds(40)));

        var passing = cluster.LetTimePass(ann.NextAssignment());
        await KeepBeating(ann, passing);
        Assert.Equal(offer.Task, (await passing).Task);
        Assert.True(world.Now - declinedAt >= TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_prefetched_task_is_given_back_to_somebody_who_waits()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster);
        var tasks = await world.AddTasks(2);
        var first = await world.AddAnnotator();
        await first.Arrive();
        await first.NextAssignment();

        // The second task is held ahead by the first person; the second person's arrival takes it from them.
        await Eventually(async () => (await world.Read(tasks[1].Ref.Id)).Attempts.Any(a => a.IsLive));
        var second = await world.AddAnnotator();
        await second.Arrive();
        var assignment = await cluster.LetTimePass(second.NextAssignment());
        Assert.EndsWith(tasks[1].Ref.Id.Value, assignment.Task);
        Assert.Equal(AttemptState.Revoked, (await world.Read(tasks[1].Ref.Id)).Attempts[0].State);
    }

    private static async Task KeepBeating<T>(Annotator annotator, Task<T> until)
    {
        while (!until.IsCompleted)
        {
            await annotator.Beat();
            await Task.WhenAny(until, Task.Delay(20));
        }
    }

    private static async Task<bool> Eventually(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 500; i++)
        {
            if (await condition())
                return true;
            await Task.Delay(10);
        }

        throw new TimeoutException("It did not come to pass.");
    }
}
