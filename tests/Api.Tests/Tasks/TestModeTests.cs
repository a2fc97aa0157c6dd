using System.Text.Json;
using Scheduler.Tests.Support.Callbacks;

namespace Scheduler.Tests.Api.Tasks;

[Collection(ApiCollection.Name)]
public class TestModeTests(ApiHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_test_task_is_made_pending_and_read_completed()
    {
        var customer = (await host.NewCustomer()).InTestMode;
        await customer.Project("p");
        var made = await customer.Task("p");
        Assert.Equal(("pending", true), (made.String("status"), made["is_test"].GetBoolean()));
        Assert.False(made.Has("response") || made.Has("completed_at"));
        var read = (await customer.Get("/v1/task/" + made.String("task_id"))).Ok();
        Assert.Equal("completed", read.String("status"));
        Assert.Contains(read["response"].GetProperty("category").GetString(), Scenes.Categories);
        Assert.True(read.Has("completed_at"));
        (await customer.Post($"/v1/task/{made.String("task_id")}/cancel")).Failed(400);
    }

    [Fact]
    public async Task The_response_obeys_what_project_and_task_say_together()
    {
        var customer = (await host.NewCustomer()).InTestMode;
        await customer.Project("p", parameters: new { categories = new[] { "x" }, allow_multiple = true });
        var made = (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a", categories = new[] { "y" } })).Ok();
        Assert.Equal("""["y"]""", (await customer.Get("/v1/task/" + made.String("task_id"))).Ok()["response"].GetProperty("category").GetRawText());
    }

    [Fact]
    public async Task A_staging_batch_is_complete_when_it_is_finalized()
    {
        var customer = (await host.NewCustomer()).InTestMode;
        await customer.Project("p", rapid: true);
        await customer.Batch("p", "b");
        var made = (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a", callback_url = "http://192.0.2.1/hook" })).Ok();
        var path = "/v1/task/" + made.String("task_id");
        Assert.Equal("pending", (await customer.Get(path)).Ok().String("status"));
        Assert.False((await customer.Get(path)).Ok().Has("response"));
        (await customer.Post("/v1/batches/b/finalize")).Ok();
        var done = (await customer.Get(path)).Ok();
        Assert.Equal("completed", done.String("status"));
        Assert.True(done.Has("response"));
        var status = (await customer.Get("/v1/batches/b/status")).Ok();
        Assert.Equal((0, 1), (status["pending"].GetInt32(), status["completed"].GetInt32()));
        Assert.Equal("completed", (await customer.Post(path + "/send_callback")).Ok().String("kind"));
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Failed(400);
    }

    [Fact]
    public async Task The_callback_of_a_batch_goes_out_as_it_is_finalized()
    {
        await using var receiver = new Receiver();
        var customer = (await host.NewCustomer()).InTestMode;
        await customer.Project("p", rapid: true);
        (await customer.Post("/v1/batches", new { project = "p", name = "b", callback = receiver.Url })).Ok();
        for (var i = 0; i < 3; i++)
            (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Ok();
        Assert.Equal("staging", (await customer.Get("/v1/batches/b")).Ok().String("status"));

        // No sweep has to come by: it is done when the call is.
        Assert.Equal("completed", (await customer.Post("/v1/batches/b/finalize")).Ok().String("status"));
        Assert.Equal("completed", (await customer.Get("/v1/batches/b")).Ok().String("status"));
        Assert.Equal("b", (await Told(receiver)).GetProperty("batch").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_batch_that_starts_at_once_is_complete_soon_after_its_tasks_are_made_and_tells_it_once()
    {
        await using var receiver = new Receiver();
        var customer = (await host.NewCustomer()).InTestMode;
        await customer.Project("p");
        (await customer.Post("/v1/batches", new { project = "p", name = "b", callback = receiver.Url })).Ok();
        Assert.Equal("in_progress", (await customer.Post("/v1/batches/b/finalize")).Ok().String("status"));
        var lines = string.Concat(Enumerable.Range(0, 20).Select(i => $$"""{"attachment":"{{i}}"}""" + "\n"));
        Assert.Equal(20, (await customer.Post("/api/tasks/bulk?batch=b", lines)).Ok()["created"].GetInt32());
        Assert.Equal("completed", (await Told(receiver)).GetProperty("status").GetString());
        Assert.Equal("batch_completed", Assert.Single((await customer.Get("/api/callbacks?batch=b")).Ok()["docs"].EnumerateArray()).GetProperty("kind").GetString());

        // Another task reopens it, and it tells again, as it does live.
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "more" })).Ok();
        await Told(receiver, 2);
        Assert.Equal(2, receiver.All.Select(c => c.Json.GetProperty("event").GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal("completed", (await customer.Get("/v1/batches/b")).Ok().String("status"));
    }

    private static async Task<JsonElement> Told(Receiver receiver, int times = 1)
    {
        for (var deadline = DateTime.UtcNow + Patience; receiver.All.Count < times; await Task.Delay(20))
            Assert.True(DateTime.UtcNow < deadline);
        return receiver.All[times - 1].Json;
    }

    [Fact]
    public async Task The_two_worlds_never_see_each_other()
    {
        var live = await host.NewCustomer();
        var test = live.InTestMode;
        await test.Project("p");
        await test.Batch("p", "b");
        var made = await test.Task("p", unique_id: "u");
        foreach (var path in new[] { "/v1/projects/p", "/v1/batches/b", "/v1/task/" + made.String("task_id") })
        {
            (await live.Get(path)).Failed(404);
            (await test.Get(path)).Ok();
        }

        Assert.Equal(0, (await live.Get("/v1/tasks")).Ok()["total"].GetInt32());
        await live.Project("p");
        Assert.Equal("pending", (await live.Get("/v1/task/" + (await live.Task("p", unique_id: "u")).String("task_id"))).Ok().String("status"));
    }
}
