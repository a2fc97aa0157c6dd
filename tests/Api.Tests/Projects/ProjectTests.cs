using System.Text.Json;

namespace Scheduler.Tests.Api.Projects;

[Collection(ApiCollection.Name)]
public class ProjectTests(ApiHost host)
{
    [Fact]
    public async Task A_project_has_the_shape_that_clients_read()
    {
        var customer = await host.NewCustomer();

        // As the Python client sends it: all six keys, nulls among them.
        var made = (await customer.Post("/v1/projects",
            """{"type":"imageannotation","name":"street","params":{"instruction":"Draw.","geometries":{"box":{"objects_to_annotate":["car"],"min_width":1.50}}},"rapid":false,"studio":false,"datasetId":null}""")).Ok();
        Assert.Equal("imageannotation", made.String("type"));
        Assert.Equal("street", made.String("name"));
        Assert.False(made["archived"].GetBoolean());
        Assert.Matches("^[0-9a-f]{24}$", made.String("id"));
        Assert.Matches("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", made.String("created_at"));
        var version = Assert.Single(made["param_history"].EnumerateArray());
        Assert.Equal(0, version.GetProperty("version").GetInt32());
        Assert.Equal("Draw.", version.GetProperty("instruction").GetString());
        Assert.Equal("""{"box":{"objects_to_annotate":["car"],"min_width":1.50}}""", version.GetProperty("geometries").GetRawText());
        Assert.Equal(made.Text, (await customer.Get("/v1/projects/street")).Ok().Text);
        Assert.Equal($"[{made.Text}]", (await customer.Get("/v1/projects?archived=False")).Ok().Text);
        Assert.Equal("[]", (await customer.Get("/v1/projects?archived=True")).Ok().Text);
    }

    [Fact]
    public async Task Setting_params_appends_a_version_that_replaces_or_patches()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p", parameters: new { categories = new[] { "a" }, instruction = "One.", extra = new { deep = 1 } });
        var replaced = (await customer.Post("/v1/projects/p/setParams", new { patch = false, instruction = "Two." })).Ok();
        Assert.Equal(["version", "created_at", "instruction"], Keys(replaced["param_history"][1]));
        var patched = (await customer.Post("/v1/projects/p/setParams", new { patch = true, extra = new[] { 1 } })).Ok();
        Assert.Equal(["version", "created_at", "instruction", "extra"], Keys(patched["param_history"][2]));
        var emptied = (await customer.Post("/v1/projects/p/setParams")).Ok();
        Assert.Equal(["version", "created_at"], Keys(emptied["param_history"][3]));
        Assert.Equal([0, 1, 2, 3], emptied["param_history"].EnumerateArray().Select(v => v.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Of_two_who_read_the_same_version_the_second_is_told_and_overwrites_nothing()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p", parameters: new { categories = new[] { "a" } });
        var one = (await Over("0", """{"categories":["a","b"]}""")).Ok();
        Assert.Equal(one.Text, (await Over("0", """{"categories":["a","b"]}""")).Ok().Text);

        var refused = (await Over("0", """{"categories":["a","c"]}""")).Failed(409);
        Assert.Contains("Version 1 of the parameters was published at ", refused.String("error"), StringComparison.Ordinal);
        Assert.Equal("stale", refused["problems"][0].GetProperty("code").GetString());
        Assert.Equal(one.Text, (await customer.Get("/v1/projects/p")).Ok().Text);
        (await Over("2", "{}")).Failed(409);
        (await Over("first", "{}")).Failed(400);

        var patched = (await Over("1", """{"patch":true,"instruction":"Look twice."}""")).Ok();
        Assert.Equal(["version", "created_at", "categories", "instruction"], Keys(patched["param_history"][2]));
        (await customer.Post("/v1/projects/p/setParams", new { categories = new[] { "z" } })).Ok();

        Task<Answer> Over(string version, string body) => customer.Send(
            HttpMethod.Post, "/v1/projects/p/setParams", System.Text.Encoding.UTF8.GetBytes(body), headers: ("Scheduler-Base-Version", version));
    }

    [Fact]
    public async Task A_name_is_taken_once_per_customer()
    {
        var (one, other) = (await host.NewCustomer(), await host.NewCustomer());
        await one.Project("same");
        await other.Project("same");
        (await one.Post("/v1/projects", new { name = "same", type = "categorization" })).Failed(409);
    }

    [Fact]
    public async Task Another_customers_project_is_not_there()
    {
        var (one, other) = (await host.NewCustomer(), await host.NewCustomer());
        await one.Project("secret");
        (await other.Get("/v1/projects/secret")).Failed(404);
        (await other.Post("/v1/projects/secret/setParams")).Failed(404);
        Assert.Equal("[]", (await other.Get("/v1/projects")).Ok().Text);
        (await other.Post("/v1/task/categorization", new { project = "secret", attachment = "a" })).Failed(404);
        (await other.Post("/v1/batches", new { project = "secret", name = "b" })).Failed(404);
    }

    [Fact]
    public async Task Settings_of_our_own_come_back()
    {
        var customer = await host.NewCustomer();
        var made = (await customer.Post("/v1/projects", new
        {
            name = "p",
            type = "categorization",
            studio = true,
            pipeline = "consensus_task",
            consensus_attempts = "3",
            review_levels = 2,
            review_share = 0.25,
            auto_accept = true,
            offer_seconds = 30,
            handle_seconds = 600,
            required_skills = new[] { new { name = "cats", level = 4 } },
            groups = new[] { "night" },
        })).Ok();
        Assert.Equal("studio", made.String("projectType"));
        Assert.Equal("consensus_task", made.String("pipeline"));
        Assert.Equal(3, made["consensus_attempts"].GetInt32());
        Assert.Equal(2, made["review_levels"].GetInt32());
        Assert.Equal(0.25, made["review_share"].GetDouble());
        Assert.True(made["auto_accept"].GetBoolean());
        Assert.Equal(30, made["offer_seconds"].GetInt32());
        Assert.Equal(600, made["handle_seconds"].GetInt32());
        Assert.Equal("""[{"name":"cats","level":4}]""", made["required_skills"].GetRawText());
        Assert.Equal("""["night"]""", made["groups"].GetRawText());
    }

    public static TheoryData<object, string> Wrong => new()
    {
        { new { type = "categorization" }, "name" },
        { new { name = "p" }, "type" },
        { new { name = " ", type = "categorization" }, "name" },
        { new { name = new string('n', 201), type = "categorization" }, "name" },
        { new { name = "..", type = "categorization" }, "name" },
        { new { name = "p", type = "knitting" }, "type" },
        { new { name = "p", type = "categorization", rapid = true, studio = true }, "studio" },
        { new { name = "p", type = "categorization", consensus_attempts = 26 }, "consensus_attempts" },
        { new { name = "p", type = "categorization", pipeline = "consensus_task" }, "consensus_attempts" },
        { new { name = "p", type = "categorization", pipeline = "standard_task", consensus_attempts = 2 }, "consensus_attempts" },
        { new { name = "p", type = "categorization", pipeline = "other" }, "pipeline" },
        { new { name = "p", type = "categorization", offer_seconds = 1.5 }, "offer_seconds" },
        { new { name = "p", type = "categorization", @params = new { categories = new[] { "a", "a" } } }, "params.categories[1]" },
        { new { name = "p", type = "categorization", required_skills = new[] { new { name = "s", level = 11 } } }, "required_skills[0].level" },
        { new { name = "p", type = "categorization", required_skills = new[] { new { name = "s", levl = 3 } } }, "required_skills[0].levl" },
        { new { name = "p", type = "categorization", groups = Enumerable.Range(0, 51).Select(i => $"g{i}") }, "groups" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named(object body, string path)
    {
        var customer = await host.NewCustomer();
        var answer = (await customer.Post("/v1/projects", body)).Failed(400);
        Assert.Contains(path, answer["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task The_longest_name_is_accepted() => await (await host.NewCustomer()).Project(new string('n', 200));

    private static IEnumerable<string> Keys(JsonElement json) => json.EnumerateObject().Select(p => p.Name);

    [Fact]
    public async Task Tasks_are_made_however_often_their_project_is_changed_meanwhile()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        await customer.Task("p");
        await Task.WhenAll(Enumerable.Range(0, 60).Select(async i => (i % 2 == 0
            ? await customer.Post("/v1/projects/p/setParams", $$"""{"patch":true,"k{{i}}":1}""")
            : await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a" })).Ok()));
        var read = (await customer.Get("/v1/projects/p")).Ok()["param_history"].EnumerateArray().Last();
        Assert.Equal(30, read.EnumerateObject().Count(f => f.Name[0] == 'k'));
        Assert.Equal(31, (await customer.Get("/v1/tasks?project=p")).Ok()["total"].GetInt32());
    }
}
