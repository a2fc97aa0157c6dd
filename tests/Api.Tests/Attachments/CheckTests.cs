using Microsoft.AspNetCore.Http;
using Scheduler.Tests.Api.Hub;
using Scheduler.Tests.Support.Callbacks;

namespace Scheduler.Tests.Api.Attachments;

/// <summary>Attachments are looked at in the background; a bad one makes the task an error.</summary>
[Collection(ApiCollection.Name)]
public sealed class CheckTests(ApiHost host) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private Shelf _shelf = null!;

    public async Task InitializeAsync() => _shelf = await Shelf.Open();

    public async Task DisposeAsync() => await _shelf.DisposeAsync();

    [Fact]
    public async Task A_refused_attachment_makes_the_task_an_error_with_the_documented_response_and_its_callback()
    {
        await using var receiver = new Receiver();
        var customer = await host.NewCustomer();
        var project = await customer.Project();
        var bad = _shelf.Put("/bad.png", () => Results.StatusCode(403));
        var task = (await customer.Post("/v1/task/categorization", new { project, attachment = bad, callback_url = receiver.Url, unique_id = "u" })).Ok().String("task_id");

        var ended = await Ended(customer, task);
        Assert.Equal("error", ended.String("status"));
        var named = Assert.Single(ended["response"].GetProperty("attachments").EnumerateArray());
        Assert.Equal((403, bad), (named.GetProperty("statusCode").GetInt32(), named.GetProperty("url").GetString()));
        Assert.Contains("403", ended["response"].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("u", ended.String("unique_id"));
        Assert.False(ended.Has("completed_at"));

        await Until(() => receiver.All.Count == 1);
        var told = receiver.All[0].Json;
        Assert.Equal(("error", "error"), (told.GetProperty("status").GetString(), told.GetProperty("event").GetProperty("kind").GetString()));
        Assert.Equal(ended["response"].GetRawText(), told.GetProperty("response").GetRawText());
        Assert.Equal(1, (await customer.Get("/v1/tasks?status=error")).Ok()["total"].GetInt32());
        Assert.Contains("The task is in error", (await customer.Post($"/v1/task/{task}/cancel")).Failed(400).String("error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_task_whose_own_or_whose_projects_word_asks_for_it_frees_its_unique_id_when_it_errs(bool own)
    {
        var customer = await host.NewCustomer();
        var project = await customer.Project();
        if (!own)
            (await customer.Post($"/v1/projects/{project}/setParams", new { patch = true, clear_unique_id_on_error = "true" })).Ok();
        object Body(string attachment) => own ? new { project, attachment, unique_id = "u", clear_unique_id_on_error = true } : new { project, attachment, unique_id = "u" };
        var first = (await customer.Post("/v1/task/categorization", Body(new Uri(_shelf.Url, "/none.png").ToString()))).Ok().String("task_id");
        Assert.False((await Ended(customer, first)).Has("unique_id"));
        (await customer.Post("/v1/task/categorization", Body(_shelf.Put("/1.png", "x", "image/png")))).Ok();
    }

    [Theory]
    [InlineData("http://10.1.2.3/1.png")]
    [InlineData("http://[::ffff:169.254.169.254]/latest/meta-data")]
    [InlineData("scaledata://someone/0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("data:image/png;base64,%%%")]
    public async Task What_this_server_will_not_or_cannot_reach_is_an_error_at_once(string attachment)
    {
        var customer = await host.NewCustomer();
        var task = (await customer.Task(await customer.Project(), attachment)).String("task_id");
        Assert.Equal("error", (await Ended(customer, task)).String("status"));
    }

    [Fact]
    public async Task A_page_where_an_image_should_be_is_an_error_and_so_is_an_empty_file()
    {
        var customer = await host.NewCustomer();
        var project = await customer.Project();
        foreach (var bad in new[] { _shelf.Put("/login", "<html>", "text/html"), _shelf.Put("/empty", "", "image/png") })
            Assert.Equal("error", (await Ended(customer, (await customer.Post("/v1/task/categorization", new { project, attachment = bad, attachment_type = "image" })).Ok().String("task_id"))).String("status"));
    }

    [Fact]
    public async Task Nested_attachments_are_all_looked_at_and_text_is_not()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type = "textcollection", @params = new { fields = new[] { new { type = "text", field_id = "a", title = "a" } } } })).Ok();
        var (good, bad) = (_shelf.Put("/good.png", "x", "image/png"), new Uri(_shelf.Url, "/gone.mp3").ToString());
        var task = (await customer.Post("/v1/task/textcollection", new
        {
            project = "p",
            attachments = new object[] { new { type = "image", content = good }, new { type = "text", content = "plain words" }, new { type = "audio", content = bad }, new { type = "website", content = "http://10.0.0.1/" } },
        })).Ok().String("task_id");
        var named = Assert.Single((await Ended(customer, task))["response"].GetProperty("attachments").EnumerateArray());
        Assert.Equal((404, bad), (named.GetProperty("statusCode").GetInt32(), named.GetProperty("url").GetString()));
        Assert.Equal(["/gone.mp3", "/good.png"], _shelf.Asked.Order());
    }

    [Fact]
    public async Task What_a_task_inherits_from_its_project_is_looked_at_like_its_own()
    {
        var customer = await host.NewCustomer();
        var (bad, good) = (new Uri(_shelf.Url, "/gone.png").ToString(), _shelf.Put("/good.png", "x", "image/png"));
        await customer.Project("p", parameters: new { categories = Scenes.Categories, attachments = new[] { good, bad } });
        var heir = (await customer.Post("/v1/task/categorization", new { project = "p", attachment_type = "image" })).Ok().String("task_id");
        var named = Assert.Single((await Ended(customer, heir))["response"].GetProperty("attachments").EnumerateArray());
        Assert.Equal((404, bad), (named.GetProperty("statusCode").GetInt32(), named.GetProperty("url").GetString()));

        // Its own stand in place of the project's; a kind it inherits is what its own are held to.
        await customer.Project("q", parameters: new { categories = Scenes.Categories, attachment = bad, attachment_type = "image" });
        var own = (await customer.Task("q", good)).String("task_id");
        var page = (await customer.Task("q", _shelf.Put("/page", "<html>", "text/html"))).String("task_id");
        Assert.Equal("error", (await Ended(customer, page)).String("status"));
        Assert.Equal("pending", (await customer.Get("/v1/task/" + own)).Ok().String("status"));
    }

    [Fact]
    public async Task A_fault_that_passes_leaves_the_task_alone()
    {
        var customer = await host.NewCustomer();
        var looks = 0;
        var url = _shelf.Put("/slow.png", () => Interlocked.Increment(ref looks) == 1 ? Results.StatusCode(503) : Results.Bytes([1], "image/png"));
        var task = (await customer.Task(await customer.Project(), url)).String("task_id");
        await Until(() => Volatile.Read(ref looks) >= 2);
        Assert.Equal("pending", (await customer.Get("/v1/task/" + task)).Ok().String("status"));
    }

    [Fact]
    public async Task A_project_may_leave_its_attachments_unchecked()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type = "categorization", check_attachments = false, @params = new { categories = Scenes.Categories } })).Ok();
        Assert.False((await customer.Get("/v1/projects/p")).Ok()["check_attachments"].GetBoolean());
        await customer.Task("p", new Uri(_shelf.Url, "/unseen.png").ToString());

        // Another task of the customer, made later, is judged: the first one was not even asked for.
        var judged = (await customer.Task(await customer.Project("q"), new Uri(_shelf.Url, "/seen.png").ToString())).String("task_id");
        await Ended(customer, judged);
        Assert.Equal("/seen.png", Assert.Single(_shelf.Asked));
    }

    [Fact]
    public async Task Tasks_of_a_bulk_request_are_checked_too()
    {
        var customer = await host.NewCustomer();
        await customer.Project();
        var good = _shelf.Put("/1.png", "x", "image/png");
        var lines = string.Join('\n', Enumerable.Range(0, 60).Select(i => $$"""{"project":"animals","attachment":"{{(i == 30 ? new Uri(_shelf.Url, "/30.png") : good)}}"}"""));
        (await customer.Send(HttpMethod.Post, "/api/tasks/bulk", lines, "application/x-ndjson")).Ok();
        await Until(async () => (await customer.Get("/v1/tasks?status=error")).Ok()["total"].GetInt32() == 1);
        // The same address was looked at once for a slice of the tasks, not once for each.
        Assert.InRange(_shelf.Asked.Count(p => p == "/1.png"), 1, 4);
    }

    [Fact]
    public async Task An_offer_nobody_has_accepted_is_taken_back_from_a_task_that_errs()
    {
        var fail = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var url = _shelf.Put("/later.png", () => Results.StatusCode(fail.Task.Wait(Patience) ? 404 : 500));
        await using var scene = await HubScene.Of(host, tasks: 0);
        await scene.NewProject("q");
        var task = (await scene.Customer.Post("/v1/task/categorization", new { batch = "q-batch", attachment = url })).Ok().String("task_id");
        (await scene.Customer.Post("/v1/batches/q-batch/finalize")).Ok();
        var (client, held) = await scene.Holding();
        Assert.Equal(task, HubScene.TaskId(held));

        fail.SetResult();
        Assert.Equal("error", (await Ended(scene.Customer, task)).String("status"));
        var taken = await client.Next();
        Assert.Equal(("withdrawn", held.Token), (taken.Kind, taken.Token));

        // Nothing is left to do in its batch.
        await Until(async () => (await scene.Customer.Get("/v1/batches/q-batch/status")).Ok() is var status && status.String("status") == "completed" && status["error"].GetInt32() == 1);
    }

    [Fact]
    public async Task Work_that_was_accepted_is_left_to_its_end()
    {
        var fail = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var url = _shelf.Put("/later.png", () => Results.StatusCode(fail.Task.Wait(Patience) ? 404 : 500));
        await using var scene = await HubScene.Of(host, tasks: 0);
        await scene.NewProject("q", autoAccept: true);
        var task = (await scene.Customer.Post("/v1/task/categorization", new { batch = "q-batch", attachment = url })).Ok().String("task_id");
        (await scene.Customer.Post("/v1/batches/q-batch/finalize")).Ok();
        var (client, held) = await scene.Holding();
        fail.SetResult();
        await Until(() => !_shelf.Asked.IsEmpty);
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held))).Outcome);
        Assert.Equal("completed", (await scene.Customer.Get("/v1/task/" + task)).Ok().String("status"));
    }

    private static async Task<Answer> Ended(Customer customer, string task)
    {
        Answer? read = null;
        await Until(async () => (read = (await customer.Get("/v1/task/" + task)).Ok()).String("status") != "pending");
        return read!;
    }

    private static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var deadline = DateTime.UtcNow + Patience; !await holds(); await Task.Delay(20))
            Assert.True(DateTime.UtcNow < deadline, "It did not happen in time.");
    }
}
