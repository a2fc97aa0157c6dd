using Scheduler.Domain.Annotators;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Batches;
using Xunit;

namespace Scheduler.Tests.Grains.Annotators;

public sealed class LiveLoopTests
{
    [Fact]
    public async Task Every_task_goes_through_the_loop_and_the_batch_completes()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster);
        var tasks = await world.AddTasks(5);
        var ann = await world.AddAnnotator();
        await ann.Arrive();

        for (var i = 0; i < tasks.Count; i++)
        {
            var assignment = await ann.NextAssignment();
            Assert.Equal("active", assignment.Standing);
            Assert.Equal(SubmitOutcome.Accepted, (await ann.Submit(assignment)).Outcome);
        }

        foreach (var task in tasks)
        {
            var state = await world.Read(task.Ref.Id);
            Assert.Equal(LabelTaskStatus.Completed, state.Status);
            Assert.Equal("""{"category":"cat"}""", state.Response);
        }

        Assert.Equal(5, (await cluster.Storage<IBatchStore>().Counts(world.Batch.Id))[LabelTaskStatus.Completed]);
    }

    [Fact]
    public async Task What_follows_an_answer_comes_once_and_again_only_when_asked_again()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster);
        await world.AddTasks(3);
        var ann = await world.AddAnnotator();
        await ann.Arrive();

        var first = await ann.Next("assigned");
        var answer = ann.AnswerTo(first, seen: first);
        var reply = await ann.Grain.Submit(answer);
        Assert.Equal(SubmitOutcome.Accepted, reply.Outcome);
        Assert.Equal(("finished", "accepted", first.Sequence + 1), (reply.Messages[0].Kind, reply.Messages[0].Reason, reply.Messages[0].Sequence));
        var next = reply.Messages.Length == 1 ? await ann.Next("assigned") : reply.Messages[1];
        Assert.Equal(("assigned", first.Sequence + 2), (next.Kind, next.Sequence));

        // The client had no reply: the same call brings the same.
        Assert.Equal([next.Sequence - 1, next.Sequence], (await ann.Grain.Submit(answer)).Messages.Select(m => m.Sequence));

        // With a second window open, both must hear of it.
        await ann.Open("tab-2");
        Assert.Empty((await ann.Grain.Submit(ann.AnswerTo(next, seen: next))).Messages);
        var both = new[] { await ann.Next(), await ann.Next() };
        Assert.Equal([("finished", next.Sequence + 1), ("assigned", next.Sequence + 2)], both.OrderBy(m => m.Sequence).Select(m => (m.Kind, m.Sequence)));
        Assert.False(ann.HasMessage);
    }

    [Fact]
    public async Task A_reviewer_gets_what_a_labeler_answered()
    {
        await using var cluster = await SchedulerCluster.Start();
        var world = await World.Create(cluster, new ProjectSettings { AutoAccept = true, ReviewLevels = 1 });
        var task = (await world.AddTasks(1))[0];
        var labeler = await world.AddAnnotator();
        var reviewer = await world.AddAnnotator(Roles.Reviewer);
        await labeler.Arrive();
        await reviewer.Arrive();

        await labeler.Submit(await labeler.NextAssignment(), "dog");
        var review = await reviewer.NextAssignment();
        Assert.Equal(("review", """{"category":"dog"}"""), (review.Stage, review.Response));
        await reviewer.Submit(review, "cat", Verdict.Fix);

        Assert.Equal("""{"category":"cat"}""", (await world.Read(task.Ref.Id)).Response);
    }
}
