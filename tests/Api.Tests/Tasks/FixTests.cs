using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Tasks;

/// <summary>A customer mends the answer of a completed task.</summary>
[Collection(ApiCollection.Name)]
public class FixTests(ApiHost host)
{
    [Fact]
    public async Task A_mended_answer_is_checked_takes_the_old_ones_place_and_leaves_the_attempts_alone()
    {
        await using var scene = await HubScene.Of(host, autoAccept: true);
        var (client, held) = await scene.Holding(WireFormat.Json);
        var id = HubScene.TaskId(held);
        var path = $"/api/tasks/{id}/fix";
        var good = new { response = new { category = "dog" }, comments = "By its ears." };
        (await scene.Customer.Post(path, good)).Failed(400);
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held))).Outcome);
        var given = (await scene.Customer.Get($"/v1/task/{id}")).Ok()["response"].GetRawText();

        (await scene.Customer.Post(path, new { response = new { category = "unicorn" } })).Failed(400);
        (await scene.Customer.Post(path, new { comments = "nothing" })).Failed(400);
        (await scene.Customer.Post("/api/tasks/none/fix", good)).Failed(404);
        var mended = (await scene.Customer.Post(path, good)).Ok();
        Assert.Equal(("fixed", """{"category":"dog"}"""), (mended.String("customer_review_status"), mended["response"].GetRawText()));
        Assert.Single((await scene.Customer.Post(path, good)).Ok()["audits"].EnumerateArray());
        foreach (var (word, total) in new[] { ("fixed", 1), ("accepted,fixed", 1), ("accepted", 0), ("pending", 0), ("commented", 0) })
            Assert.Equal(total, (await scene.Customer.Get("/v1/tasks?customer_review_status=" + word)).Ok()["total"].GetInt32());
        var attempt = (await scene.Customer.Get($"/api/tasks/{id}")).Ok()["attempts"].EnumerateArray().Single();
        Assert.Equal(given, attempt.GetProperty("response").GetRawText());
    }

    [Fact]
    public async Task A_made_up_answer_is_not_mended()
    {
        var customer = (await host.NewCustomer()).InTestMode;
        await customer.Project("p");
        var task = (await customer.Task("p")).String("task_id");
        (await customer.Post($"/api/tasks/{task}/fix", new { response = new { category = "cat" } })).Failed(400);
    }
}
