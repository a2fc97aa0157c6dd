namespace Scheduler.Tests.Api.V2;

[Collection(ApiCollection.Name)]
public class V2Tests(ApiHost host)
{
    [Fact]
    public async Task Projects_are_found_by_id_and_by_name()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var project = (await customer.Get("/v2/projects")).Ok()["projects"][0];
        Assert.Equal("categorization", project.GetProperty("types")[0].GetString());
        Assert.Equal("p", (await customer.Get("/v2/project?project_id=" + project.GetProperty("id").GetString())).Ok().String("name"));
        Assert.Equal(project.GetRawText(), (await customer.Get("/v2/project?project_name=p")).Ok().Text);
        Assert.Empty((await customer.Get("/v2/projects?created_after=2100-01-01")).Ok()["projects"].EnumerateArray());
        Assert.Single((await customer.Get("/v2/projects?created_after=2020-01-01T00:00:00.000000%2B0000")).Ok()["projects"].EnumerateArray());
        foreach (var asked in new[] { await customer.Get("/v2/project"), await customer.Get("/v2/batch"), await customer.Post("/v2/batch/pause"), await customer.Post("/v2/batch/metadata", new { metadata = new { } }), await customer.Post("/v2/batch", new { name = "b" }), await customer.Post("/v2/task/chat", new { }) })
            Assert.StartsWith("Please include a ", asked.Failed(400).String("error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_walk_through_the_batches_meets_each_once_whatever_is_made_meanwhile()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        for (var i = 0; i < 5; i++)
            await customer.Batch("p", "b" + i);
        var (seen, token) = (new List<string>(), "");
        do
        {
            var page = (await customer.Get("/v2/batches?limit=2" + token)).Ok();
            seen.AddRange(page["batches"].EnumerateArray().Select(b => b.GetProperty("name").GetString()!));
            token = page.Has("next_token") ? "&next_token=" + page.String("next_token") : "";
            await customer.Batch("p", "later" + seen.Count);
        }
        while (token.Length > 0);
        Assert.Equal(["b4", "b3", "b2", "b1", "b0"], seen);
    }

    [Fact]
    public async Task Batches_are_made_listed_expanded_and_moved()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var made = (await customer.Post("/v2/batch", new { name = "b", project_name = "p", metadata = new { a = 1 } })).Ok();
        Assert.Equal("in_progress", made.String("status"));
        Assert.Equal("staging", (await customer.Post("/v2/batch", new { name = "s", project_name = "p", staging_batch = true })).Ok().String("status"));
        (await customer.Post("/v2/batch", new { name = "b", project_name = "p" })).Failed(409);
        (await customer.Post("/v2/batch", new { name = "c", project_name = "none" })).Failed(404);
        (await customer.Post("/v2/batch", new { project_name = "p" })).Failed(400);

        var page = (await customer.Get("/v2/batches?limit=1&expand=project")).Ok();
        Assert.Equal("p", page["batches"][0].GetProperty("project").GetProperty("name").GetString());
        var next = (await customer.Get("/v2/batches?limit=1&next_token=" + page.String("next_token"))).Ok();
        Assert.Equal("b", next["batches"][0].GetProperty("name").GetString());
        Assert.False(next.Has("next_token"));
        Assert.Equal("s", Assert.Single((await customer.Get("/v2/batches?status=staging")).Ok()["batches"].EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal("in_progress", (await customer.Post("/v2/batch/finalize", new { batch_name = "s" })).Ok().String("status"));

        foreach (var (verb, status, old) in new[] { ("pause", "paused", "in_progress"), ("resume", "in_progress", "in_progress"), ("cancel", "cancelled", "completed") })
        {
            Assert.Equal(status, (await customer.Post("/v2/batch/" + verb, new { batch_id = made.String("id") })).Ok()["batch"].GetProperty("status").GetString());
            Assert.Equal(status, (await customer.Get("/v2/batch?batch_name=b")).Ok().String("status"));
            Assert.Equal(old, (await customer.Get("/v1/batches/b")).Ok().String("status"));
        }

        (await customer.Post("/v2/batch/resume", new { batch_name = "b" })).Failed(400);
        (await customer.Post("/v2/batch/pause", new { batch_name = "none" })).Failed(404);
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Failed(400);
    }

    [Fact]
    public async Task A_cancelled_batch_cancels_what_nobody_had_begun()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Batch("p", "b");
        var made = (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Ok();
        (await customer.Post("/v2/batch/cancel", new { batch_name = "b" })).Ok();
        (await customer.Post("/v2/batch/cancel", new { batch_name = "b" })).Ok();
        Assert.Equal("canceled", (await customer.Get("/v2/task?task_id=" + made.String("task_id"))).Ok().String("status"));
        var status = (await customer.Get("/v1/batches/b/status")).Ok();
        Assert.Equal((0, 1), (status["pending"].GetInt32(), status["canceled"].GetInt32()));
    }

    [Fact]
    public async Task Metadata_is_replaced_or_laid_over()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Batch("p", "b");
        var task = await customer.Task("p");
        foreach (var (path, subject) in new[] { ("/v2/batch/metadata", ("batch_name", "b")), ("/v2/task/metadata", ("task_id", task.String("task_id"))) })
        {
            Assert.Equal("""{"a":1,"b":2}""", await Set("""{"a":1,"b":2}""", "false"));
            Assert.Equal("""{"a":1,"b":3}""", await Set("""{"b":3}""", "true"));
            Assert.Equal("{}", await Set("{}", "false"));
            (await customer.Post(path, "{}")).Failed(400);

            async Task<string> Set(string metadata, string merge) =>
                (await customer.Post(path, $$"""{"{{subject.Item1}}":"{{subject.Item2}}","metadata":{{metadata}},"merge":{{merge}}}""")).Ok()["metadata"].GetRawText();
        }
    }

    [Fact]
    public async Task Of_many_who_merge_metadata_at_the_same_moment_all_have_their_way()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Batch("p", "b");
        var task = (await customer.Task("p")).String("task_id");
        foreach (var (path, subject) in new[] { ("/v2/batch/metadata", "\"batch_name\":\"b\""), ("/v2/task/metadata", $"\"task_id\":\"{task}\"") })
        {
            await Task.WhenAll(Enumerable.Range(0, 16).Select(async i => (await customer.Post(path, $$"""{{{subject}},"metadata":{"k{{i}}":1},"merge":true}""")).Ok()));
            Assert.Equal(16, (await customer.Post(path, $$"""{{{subject}},"metadata":{},"merge":true}""")).Ok()["metadata"].EnumerateObject().Count());
        }
    }

    [Fact]
    public async Task Chat_tasks_keep_their_threads()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "c", type = "chat" })).Ok();
        (await customer.Post("/v2/batch", new { name = "b", project_name = "c" })).Ok();
        var made = (await customer.Post("/v2/task/chat", """{"batch_name":"b","template_variables":{"x":1},"threads":[{"id":"t","turns":[],"annotations":[]}]}""")).Ok();
        Assert.Equal("pending", made.String("status"));
        var read = (await customer.Get($"/v2/task?task_id={made.String("task_id")}&expand=project&expand=batch")).Ok();
        Assert.Equal("t", read["threads"][0].GetProperty("id").GetString());
        Assert.Equal(("c", "b"), (read["project"].GetProperty("name").GetString(), read["batch"].GetProperty("name").GetString()));
        foreach (var (threads, path) in new[] { ("5", "threads"), ("""{"id":"t"}""", "threads"), ("[{},5]", "threads[1]") })
            Assert.Equal(path, (await customer.Post("/v2/task/chat", $$"""{"batch_name":"b","threads":{{threads}}}""")).Failed(400)["problems"][0].GetProperty("path").GetString());
        (await customer.Post("/v1/projects", new { name = "words", type = "categorization" })).Ok();
        (await customer.Post("/v2/task/chat", new { project_name = "words", instruction = "Talk." })).Failed(400);
        (await customer.Post("/v2/task/chat", new { project_name = "none" })).Failed(404);
        (await customer.Post("/v2/task/chat", new { batch_name = "none" })).Failed(404);
    }

    [Fact]
    public async Task Tasks_are_listed_in_pages()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var made = new[] { await customer.Task("p"), await customer.Task("p") };
        var first = (await customer.Get("/v2/tasks?limit=1&project_name=p")).Ok();
        var second = (await customer.Get("/v2/tasks?limit=1&project_name=p&next_token=" + first.String("next_token"))).Ok();
        Assert.Equal(made.Select(m => m.String("task_id")).Order(), new[] { first, second }.Select(p => p["tasks"][0].GetProperty("task_id").GetString()).Order());
        Assert.False(second.Has("next_token"));
        Assert.Empty((await customer.Get("/v2/tasks?status=completed")).Ok()["tasks"].EnumerateArray());
        (await customer.Get("/v2/tasks?project_name=none")).Failed(404);
        (await customer.Get("/v2/tasks?batch_name=none")).Failed(404);
        (await customer.Get("/v2/task")).Failed(400);
        (await customer.Get("/v2/task?task_id=none")).Failed(404);
    }

    [Theory]
    [InlineData("/v2/deliveries", 200)]
    [InlineData("/v2/datasets", 200)]
    [InlineData("/v2/datasets/deliveries?dataset_id=x", 200)]
    [InlineData("/v2/annotation?annotation_id=x", 404)]
    [InlineData("/v2/delivery?delivery_id=x", 404)]
    [InlineData("/v2/delivery/tasks?delivery_id=x", 404)]
    [InlineData("/v2/datasets/delivery?delivery_id=x", 404)]
    [InlineData("/v2/datasets/task?dataset_id=x", 404)]
    [InlineData("/v2/datasets/tasks?dataset_id=x", 404)]
    [InlineData("/v2/datasets/task/a/response_url/b", 404)]
    [InlineData("/v2/schema?schema_id=x", 404)]
    public async Task What_has_no_meaning_here_is_empty_or_not_there(string path, int status)
    {
        var answer = await (await host.NewCustomer()).Get(path);
        if (status == 200)
            answer.Ok();
        else
            answer.Failed(status);
    }
}
