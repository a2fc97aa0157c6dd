using System.Text.Json;
namespace Scheduler.Tests.Api.Projects;

[Collection(ApiCollection.Name)]
public class TaxonomyTests(ApiHost host)
{
    private static object Cats(double minWidth, params string[] labels) =>
        new { geometries = new { box = new { objects_to_annotate = labels, min_width = minWidth } } };

    [Fact]
    public async Task A_bad_taxonomy_is_refused_with_every_problem_and_its_path()
    {
        var customer = await host.NewCustomer();
        var refused = (await customer.Post("/v1/projects", new
        {
            name = "p",
            type = "imageannotation",
            @params = new
            {
                geometries = new { box = new { objects_to_annotate = new[] { "cat", "cat" } }, blob = new { } },
                annotation_attributes = new { state = new { type = "smell" } },
            },
        })).Failed(400);
        Assert.Equal(
            ["params.annotation_attributes.state.type unknown_type", "params.geometries.blob unknown_type", "params.geometries.box.objects_to_annotate[1] duplicate"],
            refused["problems"].EnumerateArray().Select(p => $"{p.GetProperty("path").GetString()} {p.GetProperty("code").GetString()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_task_is_held_against_its_own_labels_and_its_projects_attributes_together()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new
        {
            name = "p",
            type = "annotation",
            @params = new { annotation_attributes = new { state = new { choices = new[] { "a" }, conditions = new { label_condition = new { label = "cat" } } } } },
        })).Ok();
        (await customer.Post("/v1/task/annotation", new { project = "p", attachment = "https://example.org/a", objects_to_annotate = new[] { "cat" } })).Ok();
        var refused = (await customer.Post("/v1/task/annotation", new { project = "p", attachment = "https://example.org/a", objects_to_annotate = new[] { "dog" } })).Failed(400);
        Assert.Equal("annotation_attributes.state.conditions.label_condition.label", refused["problems"][0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task The_schema_of_a_project_is_that_of_the_version_asked_for()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "a/b", type = "imageannotation", @params = Cats(1, "cat") })).Ok();
        (await customer.Post("/v1/projects/a%2Fb/setParams", Cats(1, "cat", "dog"))).Ok();
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (await customer.Get("/api/schemas/a%2Fb")).Ok().String("$schema"));
        Assert.Contains("\"dog\"", (await customer.Get("/api/schemas/a%2Fb")).Ok().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"dog\"", (await customer.Get("/api/schemas/a%2Fb?version=0")).Ok().Text, StringComparison.Ordinal);
        Assert.EndsWith("/api/schemas/a%2Fb?version=1", (await customer.Get("/api/schemas/a%2Fb")).Ok().String("$id"), StringComparison.Ordinal);
        (await customer.Get("/api/schemas/a%2Fb?version=2")).Failed(400);
        (await customer.Get("/api/schemas/none")).Failed(404);
    }

    /// <summary>Nothing is compiled of these: any object is an answer, and the schema says just that.</summary>
    [Theory]
    [InlineData("lidarannotation")]
    [InlineData("lidarlinking")]
    [InlineData("laneannotation")]
    [InlineData("sensorfusion")]
    [InlineData("documentmodel")]
    [InlineData("chat")]
    [InlineData("multistage")]
    [InlineData("federal2dvideoannotation")]
    public async Task A_type_without_a_taxonomy_has_a_schema_that_takes_any_object(string type)
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type, @params = new { labels = new[] { "car" } } })).Ok();
        var schema = (await customer.Get("/api/schemas/p")).Ok();
        Assert.Equal(["$schema", "$id", "title", "description", "type"], schema.Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("https://json-schema.org/draft/2020-12/schema", $"Response of a task of type {type}", "object"), (schema.String("$schema"), schema.String("title"), schema.String("type")));
    }

    [Fact]
    public async Task A_project_whose_tasks_bring_their_labels_has_no_schema_and_says_why()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type = "imageannotation" })).Ok();
        Assert.Equal("Version 0 of the project has no taxonomy of its own: its tasks bring their labels.", (await customer.Get("/api/schemas/p")).Failed(404).String("error"));
    }

    [Fact]
    public async Task A_diff_says_what_may_invalidate_answers()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type = "imageannotation", @params = Cats(1, "cat", "dog") })).Ok();
        for (var i = 0; i < 2; i++)
            (await customer.Post("/v1/task/imageannotation", new { project = "p", attachment = $"https://example.org/a{i}" })).Ok();
        (await customer.Post("/v1/projects/p/setParams", Cats(5, "cat", "cow"))).Ok();
        (await customer.Post("/v1/task/imageannotation", new { project = "p", attachment = "https://example.org/b" })).Ok();
        var diff = (await customer.Get("/api/projects/p/taxonomy-diff")).Ok();
        Assert.True(diff["may_invalidate"].GetBoolean());
        Assert.Equal("imageannotation.annotations.box.label.cow", Assert.Single(diff["added"].EnumerateArray()).GetString());
        Assert.Equal("imageannotation.annotations.box.label.dog", Assert.Single(diff["removed"].EnumerateArray()).GetString());
        Assert.Equal("imageannotation.annotations.box.width", Assert.Single(diff["narrowed"].EnumerateArray()).GetString());
        Assert.Equal((2, 0), (diff["tasks"].GetProperty("open").GetInt32(), diff["tasks"].GetProperty("completed").GetInt32()));
        Assert.False((await customer.Get("/api/projects/p/taxonomy-diff?from=1&to=1")).Ok()["may_invalidate"].GetBoolean());
    }

    [Fact]
    public async Task A_check_tells_what_a_version_would_change_and_stores_nothing()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type = "imageannotation", @params = Cats(1, "cat", "dog") })).Ok();
        var diff = (await customer.Post("/api/projects/p/taxonomy-check", Cats(1, "cat", "dog", "cow"))).Ok();
        Assert.Equal((0, 1, false), (diff["from"].GetInt32(), diff["to"].GetInt32(), diff["may_invalidate"].GetBoolean()));
        Assert.Equal("imageannotation.annotations.box.label.cow", Assert.Single(diff["added"].EnumerateArray()).GetString());
        Assert.Equal("params.geometries.box.objects_to_annotate[1]", (await customer.Post("/api/projects/p/taxonomy-check", Cats(1, "cat", "cat"))).Failed(400)["problems"][0].GetProperty("path").GetString());
        Assert.Equal(1, (await customer.Get("/v1/projects/p")).Ok()["param_history"].GetArrayLength());
        (await customer.Post("/api/projects/none/taxonomy-check", new { })).Failed(404);
    }

    /// <summary>Of its own base: the next version, a repeat of the one that is there, an old one, one that is not there, no number.</summary>
    [Theory, InlineData("1", "c"), InlineData("0", "b"), InlineData("0", "c"), InlineData("2", "c"), InlineData("x", "c")]
    public async Task A_check_over_a_base_says_what_setParams_over_it_does(string basis, string label)
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type = "imageannotation", @params = Cats(1, "a") })).Ok();
        (await customer.Post("/v1/projects/p/setParams", Cats(1, "b"))).Ok();
        Task<Answer> Send(string path) => customer.Send(HttpMethod.Post, path, JsonSerializer.SerializeToUtf8Bytes(Cats(1, label)), headers: ("Scheduler-Base-Version", basis));
        var check = await Send("/api/projects/p/taxonomy-check");
        Assert.Equal(2, (await customer.Get("/v1/projects/p")).Ok()["param_history"].GetArrayLength());
        var made = await Send("/v1/projects/p/setParams");
        Assert.Equal(made.Status, check.Status);
        Assert.Equal((basis, label) is ("1", _) or ("0", "b") ? (await customer.Get("/api/projects/p/taxonomy-diff")).Ok().Text : made.Text, check.Text);
    }

    public static TheoryData<string> Bodies =>
    [
        """{"geometries":{"box":{"objects_to_annotate":["cow"]}}}""",
        """{"patch":false,"instruction":"Look."}""",
        """{"patch":true,"instruction":"Look."}""",
        """{"patch":"True","annotation_attributes":{"z":{"choices":["1"],"conditions":{"label_condition":{"label":"cat"}}}}}""",
        """{"patch":true,"annotation_attributes":{"z":{"choices":["1"],"conditions":{"label_condition":{"label":"cow"}}}}}""",
        """{"patch":false,"annotation_attributes":{"z":{"choices":["1"],"conditions":{"label_condition":{"label":"cow"}}}}}""",
        """{"patch":true,"geometries":{"polygon":{"objects_to_annotate":["road","road"]}}}""",
        """{"patch":true,"geometries":null}""",
        """{"patch":"perhaps"}""",
        """{"patch":true,"callback_url":"gopher://x"}""",
        "{}",
    ];

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_check_says_what_setParams_with_the_same_body_does(string body)
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type = "imageannotation", @params = Cats(1, "cat", "dog") })).Ok();
        var check = await customer.Post("/api/projects/p/taxonomy-check", body);
        var made = await customer.Post("/v1/projects/p/setParams", body);
        Assert.Equal(made.Status, check.Status);
        Assert.Equal(made.Status == 200 ? (await customer.Get("/api/projects/p/taxonomy-diff?from=0&to=1")).Ok().Text : made.Text, check.Text);
    }
}
