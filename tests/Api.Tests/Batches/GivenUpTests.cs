using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Batches;

/// <summary>The law of a cancelled batch: what nobody has begun is canceled, also when it comes back later; what was begun is finished; nothing stays pending.</summary>
[Collection(ApiCollection.Name)]
public class GivenUpTests(ApiHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_consensus_with_an_answer_gets_its_other_answers()
    {
        await using var scene = await HubScene.Of(host, tasks: 0);
        var customer = scene.Customer;
        (await customer.Post("/v1/projects", new { name = "q", type = "categorization", studio = true, auto_accept = true, pipeline = "consensus_task", consensus_attempts = 3, @params = new { categories = Scenes.Categories } })).Ok();
        await customer.Batch("q", "q-batch");
        var begun = (await customer.Post("/v1/task/categorization", new { batch = "q-batch", attachment = "a" })).Ok().String("task_id");
        (await customer.Post("/v1/batches/q-batch/finalize")).Ok();
        var (ann, first) = await scene.Holding();
        Assert.Equal("accepted", (await ann.Submit(HubScene.Answer(first))).Outcome);

        Assert.Equal("cancelled", (await customer.Post("/v2/batch/cancel", new { batch_name = "q-batch" })).Ok()["batch"].GetProperty("status").GetString());
        Assert.Equal(("in_progress", 1, 0, 0), await Status(customer, "q-batch"));
        for (var i = 0; i < 2; i++)
        {
            var (other, held) = await scene.Holding();
            Assert.Equal(begun, HubScene.TaskId(held));
            Assert.Equal("accepted", (await other.Submit(HubScene.Answer(held))).Outcome);
        }

        await Becomes(customer, "q-batch", ("completed", 0, 1, 0));
        Assert.Equal("cancelled", (await customer.Get("/v2/batch?batch_name=q-batch")).Ok().String("status"));
        Assert.Equal("q-batch", Assert.Single((await customer.Get("/v2/batches?status=cancelled")).Ok()["batches"].EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_label_that_waits_for_its_review_is_reviewed_and_then_the_batch_is_told_of()
    {
        await using var receiver = new Support.Callbacks.Receiver();
        await using var scene = await HubScene.Of(host, tasks: 0, autoAccept: true, reviewLevels: 1);
        var customer = scene.Customer;
        (await customer.Post("/v1/batches", new { project = "p", name = "b", callback = receiver.Url })).Ok();
        for (var i = 0; i < 3; i++)
            (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = $"a{i}" })).Ok();
        (await customer.Post("/v1/batches/b/finalize")).Ok();
        var (ann, label) = await scene.Holding();
        (await customer.Post("/api/batches/b/pause")).Ok();
        await scene.LiveLeases(1);
        Assert.Equal("accepted", (await ann.Submit(HubScene.Answer(label))).Outcome);

        (await customer.Post("/api/batches/b/cancel")).Ok();
        (await customer.Post("/api/batches/b/cancel")).Ok();
        (await customer.Post("/api/batches/b/resume")).Failed(400);
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "late" })).Failed(400);
        Assert.Equal(("in_progress", 1, 0, 2), await Status(customer, "b"));
        Assert.Empty(receiver.All);
        var (rita, review) = await scene.Holding(role: "reviewer");
        Assert.Equal(("review", label.Task), (review.Stage, review.Task));
        Assert.Equal("accepted", (await rita.Submit(HubScene.Answer(review, "r1", null) with { Verdict = "accept" })).Outcome);

        await Becomes(customer, "b", ("completed", 0, 1, 2));
        await Until(() => Task.FromResult(receiver.All.Count == 1));
        Assert.Equal("completed", receiver.All[0].Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_was_held_and_comes_back_untouched_is_canceled_then()
    {
        await using var scene = await HubScene.Of(host, tasks: 3, autoAccept: true);
        var customer = scene.Customer;
        var (ann, held) = await scene.Holding();
        (await customer.Post("/api/batches/p-batch/cancel")).Ok();

        // What was held ahead goes back at once, what is in hand stays.
        await Becomes(customer, "p-batch", ("in_progress", 1, 0, 2));
        Assert.True(await ann.Call<bool>("Release", held.Task, held.Token, "no", null));
        await Becomes(customer, "p-batch", ("completed", 0, 0, 3));
        Assert.Equal("canceled", (await customer.Get("/v1/task/" + HubScene.TaskId(held))).Ok().String("status"));
    }

    private static async Task<(string, int, int, int)> Status(Customer customer, string batch)
    {
        var status = (await customer.Get($"/v1/batches/{batch}/status")).Ok();
        return (status.String("status"), status["pending"].GetInt32(), status["completed"].GetInt32(), status["canceled"].GetInt32());
    }

    private static async Task Becomes(Customer customer, string batch, (string, int, int, int) wanted)
    {
        (string, int, int, int) last = default;
        var waited = await Record.ExceptionAsync(() => Until(async () => (last = await Status(customer, batch)) == wanted));
        Assert.True(waited is null, $"{batch}: {last}");
    }

    private static async Task Until(Func<Task<bool>> done)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await done())
            await Task.Delay(20, patience.Token);
    }
}
