namespace Scheduler.Tests.Api.Batches;

[Collection(ApiCollection.Name)]
public class BatchTests(ApiHost host)
{
    [Fact]
    public async Task A_batch_has_the_shape_that_clients_read()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var made = (await customer.Post("/v1/batches",
            """{"project":"p","name":"b","callback":"https://example.org/hook","calibration_batch":false,"self_label_batch":false,"metadata":{"a":1.0},"priority":"30","due_at":"2030-01-02"}""")).Ok();
        Assert.Equal("p", made.String("project"));
        Assert.Equal("b", made.String("name"));
        Assert.Equal("in_progress", made.String("status"));
        Assert.Equal("https://example.org/hook", made.String("callback"));
        Assert.Equal("""{"a":1.0}""", made["metadata"].GetRawText());
        Assert.Equal(30, made["priority"].GetInt32());
        Assert.Equal("2030-01-02T00:00:00.000Z", made.String("due_at"));
        Assert.Equal(made.Text, (await customer.Get("/v1/batches/b")).Ok().Text);
    }

    [Fact]
    public async Task Batches_that_start_at_once_with_their_dispatcher_do_not_wait_for_each_other()
    {
        // Each organization's own workforce has a dispatcher that starts when its first batch does, and asks every batch to publish.
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            var customer = await host.NewCustomer();
            await customer.Project("p", team: true);
            var names = Enumerable.Range(0, 4).Select(i => $"b{i}").ToArray();
            foreach (var name in names)
                (await customer.Post("/v1/batches", new { project = "p", name })).Ok();
            await Task.WhenAll(names.Select(async name =>
            {
                (await customer.Post("/v1/task/categorization", new { batch = name, attachment = "a" })).Ok();
                (await customer.Post($"/v1/batches/{name}/finalize")).Ok();
            }));
        }));
    }

    [Fact]
    public async Task Metadata_is_there_when_none_was_given()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var made = (await customer.Post("/v1/batches", new { project = "p", name = "b", callback = "" })).Ok();
        Assert.Equal("{}", made["metadata"].GetRawText());
        Assert.False(made.Has("callback"));
    }

    [Fact]
    public async Task A_rapid_batch_waits_for_its_launch_and_then_takes_no_more_tasks()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p", rapid: true);
        Assert.Equal("staging", (await customer.Post("/v1/batches", new { project = "p", name = "b" })).Ok().String("status"));
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Ok();
        Assert.Equal("in_progress", (await customer.Post("/v1/batches/b/finalize")).Ok().String("status"));
        Assert.Equal("in_progress", (await customer.Post("/v1/batches/b/finalize", "{}")).Ok().String("status"));
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Failed(400);
    }

    [Fact]
    public async Task Finalizing_a_pro_batch_changes_nothing_and_it_takes_tasks_still()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Batch("p", "b");
        Assert.Equal("in_progress", (await customer.Post("/v1/batches/b/finalize")).Ok().String("status"));
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Ok();
    }

    [Fact]
    public async Task The_status_counts_the_tasks()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Batch("p", "b");
        Assert.Equal("""{"status":"in_progress","pending":0,"completed":0,"error":0,"canceled":0}""", (await customer.Get("/v1/batches/b/status")).Ok().Text);
        var made = (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Ok();
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Ok();
        (await customer.Post($"/v1/task/{made.String("task_id")}/cancel")).Ok();
        Assert.Equal("""{"status":"in_progress","pending":1,"completed":0,"error":0,"canceled":1}""", (await customer.Get("/v1/batches/b/status")).Ok().Text);
    }

    [Fact]
    public async Task Calibration_and_self_label_batches_need_a_rapid_or_studio_project()
    {
        var customer = await host.NewCustomer();
        await customer.Project("pro");
        await customer.Project("rapid", rapid: true);
        (await customer.Post("/v1/batches", new { project = "pro", name = "b", calibration_batch = true })).Failed(400);
        (await customer.Post("/v1/batches", new { project = "rapid", name = "b", calibration_batch = true, self_label_batch = true })).Failed(400);
        Assert.True((await customer.Post("/v1/batches", new { project = "rapid", name = "c", calibration_batch = true })).Ok()["calibration_batch"].GetBoolean());
        Assert.True((await customer.Post("/v1/batches", new { project = "rapid", name = "s", self_label_batch = "True" })).Ok()["self_label_batch"].GetBoolean());
    }

    [Fact]
    public async Task A_name_is_taken_once_over_all_projects_of_a_customer()
    {
        var (one, other) = (await host.NewCustomer(), await host.NewCustomer());
        await one.Project("p");
        await one.Project("q");
        await one.Batch("p", "b");
        (await one.Post("/v1/batches", new { project = "q", name = "b" })).Failed(409);
        (await other.Get("/v1/batches/b")).Failed(404);
        (await other.Get("/v1/batches/b/status")).Failed(404);
        (await other.Post("/v1/batches/b/finalize")).Failed(404);
        Assert.Empty((await other.Get("/v1/batches")).Ok()["docs"].EnumerateArray());
    }

    [Theory]
    [InlineData("""{"project":"p"}""", "name")]
    [InlineData("""{"name":"b"}""", "project")]
    [InlineData("""{"project":"p","name":7}""", "name")]
    [InlineData("""{"project":"p","name":"."}""", "name")]
    [InlineData("""{"project":"p","name":"b","priority":101}""", "priority")]
    [InlineData("""{"project":"p","name":"b","due_at":"soon"}""", "due_at")]
    [InlineData("""{"project":"p","name":"b","callback":"me@example.org"}""", "callback")]
    [InlineData("""{"project":"p","name":"b","metadata":"x"}""", "metadata")]
    public async Task What_is_wrong_is_named(string body, string path)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        Assert.Contains(path, (await customer.Post("/v1/batches", body)).Failed(400)["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task Pages_show_every_batch_once_newest_first()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Project("q", rapid: true);
        for (var i = 0; i < 7; i++)
            await customer.Batch(i % 2 == 0 ? "p" : "q", $"b{i}");
        var seen = new List<string>();
        for (var offset = 0; ; offset += 3)
        {
            var page = (await customer.Get($"/v1/batches?limit=3&offset={offset}&exclude_archived=False")).Ok();
            Assert.Equal(7, page["totalDocs"].GetInt32());
            Assert.Equal(7, page["total"].GetInt32());
            Assert.Equal(3, page["limit"].GetInt32());
            Assert.Equal(offset, page["offset"].GetInt32());
            seen.AddRange(page["docs"].EnumerateArray().Select(b => b.GetProperty("name").GetString()!));
            if (!page["has_more"].GetBoolean())
                break;
        }

        Assert.Equal(["b6", "b5", "b4", "b3", "b2", "b1", "b0"], seen);
        Assert.Equal(4, (await customer.Get("/v1/batches?project=p")).Ok()["total"].GetInt32());
        Assert.Equal(3, (await customer.Get("/v1/batches?status=staging")).Ok()["total"].GetInt32());
        Assert.Equal(0, (await customer.Get("/v1/batches?project=none")).Ok()["total"].GetInt32());
        Assert.Equal(0, (await customer.Get("/v1/batches?end_time=2020-01-01")).Ok()["total"].GetInt32());
        Assert.Equal(7, (await customer.Get("/v1/batches?start_time=2020-01-01T00:00:00.000000")).Ok()["total"].GetInt32());
    }
}
