using Scheduler.Tests.Support.Callbacks;

namespace Scheduler.Tests.Api.Reference;

/// <summary>When the Scale API calls back, and what a receiver reads: section by section of its description.</summary>
[Collection(ApiCollection.Name)]
public sealed class CallbackRowTests(ApiHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("a task completes", "completed", "completed")]
    [InlineData("it is accepted", "audited", "completed")]
    [InlineData("it is rejected", "audited", "completed")]
    [InlineData("it is fixed", "audited", "completed")]
    [InlineData("it is sent again", "completed", "completed")]
    [InlineData("a task errors", "error", "error")]
    public async Task Each_event_tells_its_task(string row, string kind, string status)
    {
        await using var receiver = new Receiver();
        var customer = row is "a task errors" or "it is fixed" ? await host.NewCustomer() : (await host.NewCustomer()).InTestMode;
        await customer.Project();
        var attachment = row == "a task errors" ? "http://10.0.0.1/1.jpg" : "words";
        var task = (await customer.Post("/v1/task/categorization", new { project = "animals", attachment, callback_url = receiver.Url })).Ok().String("task_id");
        if (row == "it is fixed")
            await host.Answered(customer, task, """{"category":"cat"}""");
        await Until(() => receiver.All.Count == 1);
        var again = row switch
        {
            "it is accepted" => await customer.Post($"/v1/task/{task}/audit", new { accepted = true, comments = "c" }),
            "it is rejected" => await customer.Post($"/v1/task/{task}/audit", new { accepted = false }),
            "it is fixed" => await customer.Post($"/api/tasks/{task}/fix", new { response = new { category = "dog" } }),
            "it is sent again" => await customer.Post($"/v1/task/{task}/send_callback"),
            _ => null,
        };
        again?.Ok();
        await Until(() => receiver.All.Count == (again is null ? 1 : 2));

        var told = receiver.All[^1];
        Assert.Equal((HttpMethod.Post.Method, "application/json"), (told.Method, told.Headers["Content-Type"]));
        Assert.False(string.IsNullOrEmpty(told.Headers["scale-callback-auth"]));
        var (body, inner) = (told.Json, told.Json.GetProperty("task"));
        Assert.Equal((task, task, status, status), (body.GetProperty("task_id").GetString(), inner.GetProperty("task_id").GetString(), body.GetProperty("status").GetString(), inner.GetProperty("status").GetString()));
        Assert.Equal(inner.GetProperty("response").GetRawText(), body.GetProperty("response").GetRawText());
        Assert.Equal(kind, body.GetProperty("event").GetProperty("kind").GetString());
        await Until(async () => (await customer.Get("/v1/task/" + task)).Ok() is var read && read.Has("callback_succeeded") && read["callback_succeeded"].GetBoolean());
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, true)]
    [InlineData(202, true)]
    [InlineData(204, true)]
    [InlineData(299, true)]
    [InlineData(302, false)]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(404, false)]
    [InlineData(500, false)]
    public async Task Any_2xx_takes_it_and_nothing_else_does(int status, bool taken)
    {
        await using var receiver = new Receiver(_ => status);
        var customer = (await host.NewCustomer()).InTestMode;
        await customer.Project();
        var task = (await customer.Post("/v1/task/categorization", new { project = "animals", attachment = "words", callback_url = receiver.Url })).Ok().String("task_id");
        await Until(async () => (await customer.Get("/api/callbacks?task_id=" + task)).Ok()["docs"][0].GetProperty("tries").GetInt32() == 1);
        Assert.Equal(taken ? "delivered" : "waiting", (await customer.Get("/api/callbacks?task_id=" + task)).Ok()["docs"][0].GetProperty("state").GetString());
        Assert.Equal(taken, (await customer.Get("/v1/task/" + task)).Ok().Has("callback_succeeded"));
    }

    [Fact]
    public async Task The_keys_of_live_and_test_differ_and_a_canceled_task_is_not_told()
    {
        await using var receiver = new Receiver();
        var customer = await host.NewCustomer();
        await customer.Project();
        await customer.InTestMode.Project();
        var task = (await customer.Post("/v1/task/categorization", new { project = "animals", attachment = "words", callback_url = receiver.Url })).Ok().String("task_id");
        (await customer.Post($"/v1/task/{task}/cancel")).Ok();

        // Told later than the cancel would have been.
        (await customer.InTestMode.Post("/v1/task/categorization", new { project = "animals", attachment = "words", callback_url = receiver.Url })).Ok();
        await Until(() => receiver.All.Count > 0);
        Assert.Equal("completed", Assert.Single(receiver.All).Json.GetProperty("status").GetString());
        var (live, test) = ((await customer.Get("/api/callbacks/keys")).Ok(), (await customer.InTestMode.Get("/api/callbacks/keys")).Ok());
        Assert.NotEqual(live.String("auth_key"), test.String("auth_key"));
        Assert.Equal(test.String("auth_key"), receiver.All[0].Headers["scale-callback-auth"]);
    }

    [Fact]
    public async Task The_last_task_of_a_batch_calls_the_batchs_address()
    {
        await using var receiver = new Receiver();
        var customer = (await host.NewCustomer()).InTestMode;
        await customer.Project("r", rapid: true);
        (await customer.Post("/v1/batches", new { project = "r", name = "b", callback = receiver.Url })).Ok();
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "words" })).Ok();
        (await customer.Post("/v1/batches/b/finalize")).Ok();
        await Until(() => receiver.All.Count == 1);
        var told = receiver.All[0].Json;
        Assert.Equal(("completed", "b", "completed"), (told.GetProperty("status").GetString(), told.GetProperty("batch").GetProperty("name").GetString(), told.GetProperty("batch").GetProperty("status").GetString()));
    }

    private static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var deadline = DateTime.UtcNow + Patience; !await holds(); await Task.Delay(20))
            Assert.True(DateTime.UtcNow < deadline, "It did not happen in time.");
    }
}
