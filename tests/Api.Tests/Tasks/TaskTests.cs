using System.Text.Json;

namespace Scheduler.Tests.Api.Tasks;

[Collection(ApiCollection.Name)]
public class TaskTests(ApiHost host)
{
    [Fact]
    public async Task A_refused_task_leaves_no_project_behind()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/task/comparison", new { attachments = new[] { "a" } })).Failed(400);
        Assert.Empty((await customer.Get("/v1/projects")).Ok().Json.EnumerateArray());
        (await customer.Post("/v1/task/comparison", new { attachments = new[] { "a", "b" }, choices = new[] { "x", "y" } })).Ok();
        Assert.Single((await customer.Get("/v1/projects")).Ok().Json.EnumerateArray());
    }

    [Fact]
    public async Task A_type_in_the_body_is_that_of_the_address()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/task/categorization", new { type = "categorization", attachment = "a", categories = new[] { "x" } })).Ok();
        var refused = await customer.Post("/v1/task/categorization", new { type = "comparison", attachment = "a", categories = new[] { "x" } });
        Assert.Equal("type", refused.Failed(400)["problems"][0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task What_is_unset_is_absent_and_metadata_is_always_there()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var made = await customer.Task("p");
        Assert.Equal("pending", made.String("status"));
        Assert.Equal("{}", made["metadata"].GetRawText());
        Assert.Equal("p", made.String("project"));
        foreach (var absent in new[] { "unique_id", "tags", "response", "completed_at", "callback_succeeded", "batch", "is_test" })
            Assert.False(made.Has(absent), absent);
        Assert.Matches("^[0-9a-f]{24}$", made.String("task_id"));
        Assert.Matches("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", made.String("created_at"));
        Assert.Equal(made.Text, (await customer.Get("/v1/task/" + made.String("task_id"))).Ok().Text);
    }

    [Fact]
    public async Task Common_keys_stand_at_the_top_and_the_rest_under_params()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Batch("p", "b");
        var made = (await customer.Post("/v1/task/categorization", """
            {"project":"p","batch":"b","instruction":"Look.","callback_url":"https://example.org/hook","metadata":{"n":1.0},"priority":"30","unique_id":"u",
             "tags":["x","y"],"project_param_version":0,"attachment":"https://example.org/a","attachment_type":"image","force":true,"min_width":"30","geometries":null}
            """)).Ok();
        Assert.Equal("b", made.String("batch"));
        Assert.Equal("Look.", made.String("instruction"));
        Assert.Equal("https://example.org/hook", made.String("callback_url"));
        Assert.Equal("""{"n":1.0}""", made["metadata"].GetRawText());
        Assert.Equal(30, made["priority"].GetInt32());
        Assert.Equal("u", made.String("unique_id"));
        Assert.Equal("""["x","y"]""", made["tags"].GetRawText());
        Assert.Equal("""{"attachment":"https://example.org/a","attachment_type":"image","force":true,"min_width":"30"}""", made["params"].GetRawText());
        Assert.Equal(made.Text, (await customer.Get("/v1/task/" + made.String("task_id"))).Ok().Text);
    }

    [Fact]
    public async Task A_task_obeys_its_project_as_it_is_when_the_task_is_made()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        Assert.Equal(0, (await customer.Task("p"))["project_param_version"].GetInt32());
        (await customer.Post("/v1/projects/p/setParams", new { categories = new[] { "a" }, instruction = "New." })).Ok();
        Assert.Equal(1, (await customer.Task("p"))["project_param_version"].GetInt32());

        // What was refused under the project's old parameters is judged by the new ones.
        (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a", project_param_version = 2 })).Failed(400);
        (await customer.Post("/v1/projects/p/setParams", new { categories = new[] { "a", "b" }, instruction = "Newer." })).Ok();
        (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a", project_param_version = 2 })).Ok();
    }

    [Fact]
    public async Task A_batch_implies_its_project()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Project("q");
        await customer.Batch("p", "b");
        Assert.Equal("p", (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Ok().String("project"));
        (await customer.Post("/v1/task/categorization", new { batch = "b", project = "q", attachment = "a" })).Failed(400);
        (await customer.Post("/v1/task/categorization", new { batch = "none", attachment = "a" })).Failed(404);
        (await customer.Post("/v1/task/imageannotation", new { project = "p", attachment = "a", geometries = new { } })).Failed(400);
        Assert.Equal(1, (await customer.Get("/v1/tasks?project=p")).Ok()["total"].GetInt32());
    }

    [Fact]
    public async Task Without_a_project_a_task_goes_to_the_standing_one_of_its_type()
    {
        var customer = await host.NewCustomer();
        var body = new { attachment = "a", categories = Scenes.Categories };
        var made = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => customer.Post("/v1/task/categorization", body)));
        Assert.All(made, m => Assert.Equal("default-categorization", m.Ok().String("project")));
        Assert.Single((await customer.Get("/v1/projects")).Ok().Json.EnumerateArray());
    }

    [Fact]
    public async Task A_task_inherits_what_it_lacks_from_the_version_it_is_pinned_to()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        Assert.Equal(0, (await customer.Task("p"))["project_param_version"].GetInt32());
        (await customer.Post("/v1/projects/p/setParams", new { instruction = "No categories any more." })).Ok();
        (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a" })).Failed(400);
        (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a", project_param_version = 0 })).Ok();
        (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a", project_param_version = -1 })).Failed(400);
        (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a", project_param_version = 2 })).Failed(400);
        (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a", project_param_version = "-1", categories = Scenes.Categories })).Ok();
    }

    [Fact]
    public async Task Another_customers_task_is_not_there()
    {
        var (one, other) = (await host.NewCustomer(), await host.NewCustomer());
        await one.Project("p");
        var made = await one.Task("p", unique_id: "u");
        var path = "/v1/task/" + made.String("task_id");
        (await other.Get(path)).Failed(404);
        (await other.Post(path + "/cancel")).Failed(404);
        (await other.Post(path + "/unique_id", new { unique_id = "x" })).Failed(404);
        (await other.Delete(path + "/unique_id")).Failed(404);
        foreach (var filter in new[] { "", "?unique_id=u", "?project=p" })
            Assert.Equal(0, (await other.Get("/v1/tasks" + filter)).Ok()["total"].GetInt32());
        await other.Project("p");
        Assert.Equal("u", (await other.Task("p", unique_id: "u")).String("unique_id"));
        Assert.Equal("pending", (await one.Get(path)).Ok().String("status"));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { """{"attachment":"a","metadata":{"m":"METADATA"}}""", "metadata" },
        { """{"attachment":"a","tags":["1","2","3","4","5","6"]}""", "tags" },
        { """{"attachment":"a","tags":[1]}""", "tags[0]" },
        { """{"attachment":"a","unique_id":""}""", "unique_id" },
        { """{"attachment":"a","unique_id":"LONG"}""", "unique_id" },
        { """{"attachment":"a","callback_url":"me@example.org"}""", "callback_url" },
        { """{"attachment":"a","priority":101}""", "priority" },
        { """{"attachment":"a","priority":"high"}""", "priority" },
        { """{"attachment":7}""", "attachment" },
        { """{"attachment":""}""", "attachment" },
        { """{"attachment":null}""", "attachment" },
        { "{}", "attachment" },
        { """{"attachment":"a","categories":[]}""", "categories" },
        { """{"attachment":"a","categories":["x","x"]}""", "categories[1]" },
        { """{"attachment":"a","project_param_version":9}""", "project_param_version" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named(string body, string path)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        body = body.Replace("METADATA", new string('m', 10_240), StringComparison.Ordinal).Replace("LONG", new string('u', 257), StringComparison.Ordinal);
        body = body.Insert(1, body.Length > 2 ? "\"project\":\"p\"," : "\"project\":\"p\"");
        var answer = (await customer.Post("/v1/task/categorization", body)).Failed(400);
        Assert.Contains(path, answer["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task Bounds_are_reached_before_they_are_passed()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        (await customer.Post("/v1/task/categorization", new
        {
            project = "p",
            attachment = "a",
            unique_id = new string('u', 256),
            tags = new[] { "1", "2", "3", "4", "5" },
            metadata = new { m = new string('m', 10_240 - """{"m":""}""".Length) },
            priority = 100,
        })).Ok();
    }

    [Fact]
    public async Task Params_over_their_bound_are_refused_though_the_body_is_within_its_own()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var filler = JsonSerializer.Serialize(new { project = "p", attachment = "a", filler = new string('x', 1 << 20) });
        Assert.Contains("1048576 bytes", (await customer.Post("/v1/task/categorization", filler)).Failed(400).String("error"), StringComparison.Ordinal);
    }
}
