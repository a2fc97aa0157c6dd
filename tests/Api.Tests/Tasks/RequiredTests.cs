using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Projects;

namespace Scheduler.Tests.Api.Tasks;

[Collection(ApiCollection.Name)]
public class RequiredTests(ApiHost host)
{
    public static TheoryData<string> Types => [.. TaskType.Names];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Every_type_is_served_and_refuses_what_lacks_a_required_parameter(string type)
    {
        var customer = await host.NewCustomer();
        var required = TaskType.Find(type)!.Required;
        var full = Full(type);
        (await customer.Post("/v1/task/" + type, full.ToJsonString())).Ok();
        foreach (var choices in required)
        {
            var lacking = full.DeepClone().AsObject();
            foreach (var name in choices)
                lacking.Remove(name);
            Assert.Contains("Please include", (await customer.Post("/v1/task/" + type, lacking.ToJsonString())).Failed(400).String("error"), StringComparison.Ordinal);
        }

        // A few types can do without anything.
        if (required.Length > 0)
            Assert.Equal(required.Length, (await customer.Post("/v1/task/" + type)).Failed(400)["problems"].GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task What_the_project_supplies_the_task_need_not(string type)
    {
        var customer = await host.NewCustomer();
        var full = Full(type);
        (await customer.Post("/v1/projects", new { name = "p", type, @params = JsonSerializer.Deserialize<JsonElement>(full.ToJsonString()) })).Ok();
        Assert.Equal("{}", (await customer.Post("/v1/task/" + type, new { project = "p" })).Ok()["params"].GetRawText());
    }

    [Fact]
    public async Task The_known_message_is_the_known_message()
    {
        var customer = await host.NewCustomer();
        Assert.Contains("Please include an attachment or attachments parameter.",
            (await customer.Post("/v1/task/documenttranscription", new { features = new { } })).Failed(400).String("error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("imageannotation", """{"attachment":"some_non_url","geometries":{"box":{"objects_to_annotate":["cat"]}}}""", "attachment")]
    [InlineData("audiotranscription", """{"attachment":"some_non_url","attachment_type":"audio"}""", "attachment")]
    [InlineData("videoannotation", """{"attachments":["https://example.org/1.jpg","2.jpg"],"geometries":{"box":{"objects_to_annotate":["cat"]}}}""", "attachments[1]")]
    [InlineData("categorization", """{"attachment":"some_non_url","attachment_type":"image","categories":["cat"]}""", "attachment")]
    public async Task What_is_to_be_seen_or_heard_is_named_by_an_address_or_refused(string type, string body, string path)
    {
        var customer = await host.NewCustomer();
        Assert.Equal(path, (await customer.Post("/v1/task/" + type, body)).Failed(400)["problems"][0].GetProperty("path").GetString());
        Assert.Equal(0, (await customer.Get("/v1/tasks")).Ok()["total"].GetInt32());
        (await customer.Post("/v1/task/" + type, body.Replace("some_non_url", "https://example.org/1", StringComparison.Ordinal).Replace("\"2.jpg", "\"https://example.org/2.jpg", StringComparison.Ordinal))).Ok();
    }

    private static JsonObject Full(string type)
    {
        var full = new JsonObject();
        foreach (var choices in TaskType.Find(type)!.Required)
            full[choices[0]] = choices[0] switch
            {
                "geometries" => new JsonObject { ["box"] = new JsonObject { ["objects_to_annotate"] = new JsonArray("a", "b") } },
                "fields" when type == "textcollection" => new JsonArray(new JsonObject { ["type"] = "text", ["field_id"] = "a", ["title"] = "b" }),
                "attachments" or "choices" or "labels" or "objects_to_annotate" or "features" => new JsonArray("a", "b"),
                "categories" => new JsonArray("cat", "dog"),
                "attachment" => "https://example.org/1.jpg",
                "instruction" or "text" or "attachment_type" => "words",
                _ => new JsonObject { ["a"] = "b" },
            };
        return full;
    }
}
