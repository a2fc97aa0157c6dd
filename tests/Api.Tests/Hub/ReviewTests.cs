using Scheduler.Domain.Tasks;

namespace Scheduler.Tests.Api.Hub;

[Collection(ApiCollection.Name)]
public class ReviewTests(ApiHost host)
{
    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task What_a_reviewer_accepts_is_what_the_customer_gets(WireFormat format)
    {
        await using var scene = await HubScene.Of(host, reviewLevels: 1);
        var (reviewer, review) = await UnderReview(scene, format);
        Assert.Equal("accepted", (await reviewer.Submit(HubScene.Answer(review, "r1", null) with { Verdict = "accept" })).Outcome);
        await IsCompleted(scene, review, "cat");
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task What_a_reviewer_fixes_replaces_the_label(WireFormat format)
    {
        await using var scene = await HubScene.Of(host, reviewLevels: 1);
        var (reviewer, review) = await UnderReview(scene, format);
        foreach (var response in new[] { null, "", "{}", """{"category":"horse"}""" })
        {
            var result = await reviewer.Submit(HubScene.Answer(review, "r1", response) with { Verdict = "fix" });
            Assert.Equal("invalid", result.Outcome);
            Assert.NotEmpty(result.Problems);
        }

        Assert.Equal("accepted", (await reviewer.Submit(HubScene.Answer(review, "r2", """{"category":"dog"}""") with { Verdict = "fix" })).Outcome);
        await IsCompleted(scene, review, "dog");
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task What_a_reviewer_rejects_goes_to_another_labeler(WireFormat format)
    {
        await using var scene = await HubScene.Of(host, reviewLevels: 1);
        var (reviewer, review) = await UnderReview(scene, format);
        Assert.Equal("accepted", (await reviewer.Submit(HubScene.Answer(review, "r1", null) with { Verdict = "reject", Reason = "not a cat" })).Outcome);
        var (second, again) = await scene.Holding(format);
        Assert.Equal((review.Task, "label"), (again.Task, again.Stage));
        Assert.Null(again.Response);
        Assert.Equal("accepted", (await second.Submit(HubScene.Answer(again, "l2", """{"category":"dog"}"""))).Outcome);

        // Nobody answers one task twice: the next review is somebody else's too.
        var (other, next) = await scene.Holding(format, "reviewer");
        Assert.Equal(("review", """{"category":"dog"}"""), (next.Stage, next.Response));
        Assert.Empty((await reviewer.Resume()).Standing!.Assignments);
        Assert.Equal("accepted", (await other.Submit(HubScene.Answer(next, "r2", null) with { Verdict = "accept" })).Outcome);
        await IsCompleted(scene, review, "dog");
        Assert.Equal("not a cat", (await scene.Rows(review)).State.Attempts.Single(a => a.Verdict == Verdict.Reject).Reason);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task A_review_needs_a_verdict_and_a_label_none(WireFormat format)
    {
        await using var scene = await HubScene.Of(host, reviewLevels: 1);
        var (labeler, held) = await scene.Holding(format);
        foreach (var verdict in new[] { "accept", "fix", "reject" })
            Assert.Equal("verdict_mismatch", (await labeler.Submit(HubScene.Answer(held, "v-" + verdict) with { Verdict = verdict })).Outcome);
        await scene.IsUntouched(held);
        Assert.Equal("accepted", (await labeler.Submit(HubScene.Answer(held))).Outcome);

        var (reviewer, review) = await scene.Holding(format, "reviewer");
        foreach (var (verdict, response) in new[] { (null, """{"category":"dog"}"""), ("", """{"category":"dog"}""") })
            Assert.Equal("verdict_mismatch", (await reviewer.Submit(HubScene.Answer(review, "r0", response) with { Verdict = verdict })).Outcome);
        Assert.Equal("review", Assert.Single((await reviewer.Resume()).Standing!.Assignments).Stage);
        Assert.Equal("accepted", (await reviewer.Submit(HubScene.Answer(review, "r1", null) with { Verdict = "accept" })).Outcome);
    }

    private static async Task<(HubClient Reviewer, WireAssignment Review)> UnderReview(HubScene scene, WireFormat format)
    {
        var (labeler, held) = await scene.Holding(format);
        Assert.Equal("accepted", (await labeler.Submit(HubScene.Answer(held))).Outcome);
        var (reviewer, review) = await scene.Holding(format, "reviewer");
        Assert.Equal(("review", """{"category":"cat"}""", held.Task), (review.Stage, review.Response, review.Task));
        return (reviewer, review);
    }

    private static async Task IsCompleted(HubScene scene, WireAssignment held, string category)
    {
        var task = (await scene.Customer.Get("/v1/task/" + HubScene.TaskId(held))).Ok();
        Assert.Equal("completed", task.String("status"));
        Assert.Equal(category, task["response"].GetProperty("category").GetString());
    }
}
