using System.Text.Json;
using Scheduler.Tests.Api.Hub;
using Scheduler.Tests.Support.Callbacks;

namespace Scheduler.Tests.Api.Callbacks;

/// <summary>From an annotator's answer to the customer's endpoint, and what the customer can see and do about it.</summary>
[Collection(ApiCollection.Name)]
public sealed class CallbackTests(ApiHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_completed_task_and_its_batch_are_told_with_the_keys_of_the_customer()
    {
        await using var receiver = new Receiver();
        var (scene, task) = await Answered(receiver);
        await using var _ = scene;
        await Until(() => receiver.All.Count == 2);

        var keys = (await scene.Customer.Get("/api/callbacks/keys")).Ok();
        Assert.All(receiver.All, r => Assert.Equal(keys.String("auth_key"), r.Headers["scale-callback-auth"]));
        Assert.All(receiver.All, r => Assert.True(SampleReceiver.Verifies(keys.String("signing_key"), r.Headers["scheduler-signature"], r.Body)));

        var told = receiver.All.Single(r => r.Json.TryGetProperty("task_id", out JsonElement _)).Json;
        Assert.Equal(task, told.GetProperty("task_id").GetString());
        Assert.Equal("completed", told.GetProperty("status").GetString());
        Assert.Equal(task, told.GetProperty("task").GetProperty("task_id").GetString());
        Assert.Equal("cat", told.GetProperty("task").GetProperty("response").GetProperty("category").GetString());
        Assert.Equal("cat", told.GetProperty("response").GetProperty("category").GetString());
        Assert.Equal("completed", told.GetProperty("event").GetProperty("kind").GetString());

        var batch = receiver.All.Single(r => r.Json.TryGetProperty("batch", out JsonElement _)).Json;
        Assert.Equal(("completed", "b", "completed"), (batch.GetProperty("status").GetString(), batch.GetProperty("batch").GetProperty("name").GetString(), batch.GetProperty("batch").GetProperty("status").GetString()));
        await UntilAsync(async () => (await scene.Customer.Get("/v1/task/" + task)).Ok().Has("callback_succeeded"));
        Assert.True((await scene.Customer.Get("/v1/task/" + task))["callback_succeeded"].GetBoolean());
    }

    [Fact]
    public async Task The_customer_sees_each_try_and_has_a_callback_sent_again()
    {
        await using var receiver = new Receiver(r => r.Json.GetProperty("event").GetProperty("try").GetInt32() == 1 ? 503 : 200);
        var (scene, task) = await Answered(receiver);
        await using var _ = scene;
        await UntilAsync(async () => (await List(scene.Customer, "?task_id=" + task)) is [var only] && only.GetProperty("tries").GetInt32() == 1);
        var id = (await List(scene.Customer, "?task_id=" + task))[0].GetProperty("id").GetString()!;
        Assert.Equal("waiting", (await scene.Customer.Get("/api/callbacks/" + id)).Ok().String("state"));

        Assert.Equal(id, (await scene.Customer.Post($"/api/callbacks/{id}/redeliver")).Ok().String("id"));
        await UntilAsync(async () => (await scene.Customer.Get("/api/callbacks/" + id)).Ok().String("state") == "delivered");
        Assert.Equal(id, (await scene.Customer.Post($"/v1/task/{task}/send_callback")).Ok().String("id"));
        await UntilAsync(async () => (await scene.Customer.Get("/api/callbacks/" + id)).Ok()["log"].GetArrayLength() == 3);

        var log = (await scene.Customer.Get("/api/callbacks/" + id))["log"].EnumerateArray().ToArray();
        Assert.Equal(["refused", "delivered", "delivered"], log.Select(t => t.GetProperty("result").GetString()));
        Assert.Equal([503, 200, 200], log.Select(t => t.GetProperty("status").GetInt32()));
        Assert.Equal("said", log[0].GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Lists_are_filtered_and_paged_and_another_customers_are_not_there()
    {
        await using var receiver = new Receiver();
        var (scene, task) = await Answered(receiver);
        await using var _ = scene;
        await UntilAsync(async () => (await List(scene.Customer, "?state=delivered")).Length == 2);

        Assert.Empty(await List(scene.Customer, "?state=failed"));
        Assert.Empty(await List(scene.Customer, "?batch=none"));
        Assert.Equal("batch_completed", (await List(scene.Customer, "?batch=b"))[0].GetProperty("kind").GetString());
        Assert.Empty(await List(scene.Customer, "?end_time=2020-01-01"));
        var first = (await scene.Customer.Get("/api/callbacks?limit=1")).Ok();
        var second = (await scene.Customer.Get($"/api/callbacks?limit=1&next_token={first.String("next_token")}")).Ok();
        Assert.True(first["has_more"].GetBoolean());
        Assert.False(second["has_more"].GetBoolean());
        Assert.NotEqual(first["docs"][0].GetProperty("id").GetString(), second["docs"][0].GetProperty("id").GetString());

        var other = await host.NewCustomer();
        Assert.Empty(await List(other, ""));
        var id = first["docs"][0].GetProperty("id").GetString();
        (await other.Get("/api/callbacks/" + id)).Failed(404);
        (await other.Post($"/api/callbacks/{id}/redeliver")).Failed(404);
        (await other.Post($"/v1/task/{task}/send_callback")).Failed(404);
        Assert.Equal(0, (await other.Post("/api/callbacks/redeliver", new { failed_since = "2020-01-01" })).Ok()["redelivered"].GetInt32());
    }

    [Theory]
    [InlineData("?state=odd", "state")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?next_token=%21", "next_token")]
    [InlineData("?start_time=x", "start_time")]
    public async Task A_wrong_filter_is_named(string query, string path)
    {
        var answer = (await (await host.NewCustomer()).Get("/api/callbacks" + query)).Failed(400);
        Assert.Equal(path, answer["problems"][0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task What_cannot_be_sent_says_why()
    {
        var customer = await host.NewCustomer();
        await customer.Project();
        var silent = (await customer.Task("animals")).String("task_id");
        var waiting = (await customer.Post("/v1/task/categorization", new { project = "animals", attachment = "a", callback_url = "https://example.org/hook" })).Ok().String("task_id");
        Assert.Contains("callback_url", (await customer.Post($"/v1/task/{silent}/send_callback")).Failed(400).String("error"), StringComparison.Ordinal);
        (await customer.Post($"/v1/task/{waiting}/send_callback")).Failed(400);
        (await customer.Post("/v1/task/000000000000000000000000/send_callback")).Failed(404);
        (await customer.Get("/api/callbacks/none:1")).Failed(404);
        (await customer.Post("/api/callbacks/redeliver")).Failed(400);
        (await customer.Post("/api/callbacks/redeliver", new { failed_since = "yesterday" })).Failed(400);
    }

    [Fact]
    public async Task A_task_without_an_address_uses_its_projects_and_never_its_batchs()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p", parameters: new { categories = Scenes.Categories, callback_url = "https://example.org/all" });
        Assert.Equal("https://example.org/all", (await customer.Task("p")).String("callback_url"));
        Assert.Equal("https://example.org/own", (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a", callback_url = "https://example.org/own" })).Ok().String("callback_url"));

        await customer.Project("q");
        (await customer.Post("/v1/batches", new { project = "q", name = "b", callback = "https://example.org/batch" })).Ok();
        Assert.False((await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Ok().Has("callback_url"));
    }

    [Theory]
    [InlineData("ftp://example.org")]
    [InlineData("me@example.org")]
    [InlineData(7)]
    public async Task A_projects_address_is_checked_where_it_is_given_or_used(object address)
    {
        var customer = await host.NewCustomer();
        var made = await customer.Post("/v1/projects", new { name = "p", type = "categorization", @params = new { categories = Scenes.Categories, callback_url = address } });
        if (address is not "me@example.org")
        {
            Assert.Equal("params.callback_url", made.Failed(400)["problems"][0].GetProperty("path").GetString());
            return;
        }

        // A mailbox is no mistake; that this server cannot send mail is told when a task would need it.
        made.Ok();
        var refused = (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a" })).Failed(400);
        Assert.Contains("mail server", refused.String("error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renewed_keys_replace_the_old_ones()
    {
        var customer = await host.NewCustomer();
        var first = (await customer.Get("/api/callbacks/keys")).Ok();
        Assert.Equal(first.Text, (await customer.Get("/api/callbacks/keys")).Text);
        var second = (await customer.Post("/api/callbacks/keys")).Ok();
        Assert.NotEqual(first.String("signing_key"), second.String("signing_key"));
        Assert.Equal(second.Text, (await customer.Get("/api/callbacks/keys")).Text);
        Assert.NotEqual(second.Text, (await (await host.NewCustomer()).Get("/api/callbacks/keys")).Text);
    }

    /// <summary>A batch of one task, labeled by a person; both have the receiver's address.</summary>
    private async Task<(HubScene Scene, string Task)> Answered(Receiver receiver)
    {
        var scene = await HubScene.Of(host, tasks: 0, autoAccept: true);
        (await scene.Customer.Post("/v1/batches", new { project = "p", name = "b", callback = new Uri(receiver.Url, "batch") })).Ok();
        var task = (await scene.Customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a", callback_url = new Uri(receiver.Url, "task") })).Ok().String("task_id");
        (await scene.Customer.Post("/v1/batches/b/finalize")).Ok();
        var (client, held) = await scene.Holding();
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held))).Outcome);
        return (scene, task);
    }

    private static async Task<JsonElement[]> List(Customer customer, string query) =>
        [.. (await customer.Get("/api/callbacks" + query)).Ok()["docs"].EnumerateArray()];

    private static Task Until(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
            await Task.Delay(20, patience.Token);
    }
}
