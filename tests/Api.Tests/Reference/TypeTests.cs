using System.Text.Json.Nodes;
using Scheduler.Domain.Projects;

namespace Scheduler.Tests.Api.Reference;

/// <summary>The Scale API's task types and what each needs, written down apart from the product's own table of them.</summary>
[Collection(ApiCollection.Name)]
public sealed class TypeTests(ApiHost host)
{
    private const string Box = """{"box":{"objects_to_annotate":["a","b"]}}""", Link = "\"https://example.org/1\"", Labels = """["a","b"]""";

    public static TheoryData<string> Names =>
    [
        "annotation", "categorization", "comparison", "cuboidannotation", "datacollection", "documentmodel", "documenttranscription", "imageannotation", "laneannotation",
        "lidarannotation", "lidarlinking", "lidarsegmentation", "lidartopdown", "lineannotation", "namedentityrecognition", "pointannotation", "polygonannotation",
        "segmentannotation", "transcription", "textcollection", "videoannotation", "videoboxannotation", "videoplaybackannotation", "videocuboidannotation", "sensorfusion",
        "chat", "chatexperimental", "chatlite", "multichat", "multistage", "federal2dvideoannotation", "audiotranscription", "phonecall",
    ];

    [Theory, MemberData(nameof(Names))]
    public void Every_type_of_the_clients_is_known(string type) => Assert.NotNull(TaskType.Find(type));

    /// <summary>needs: parameters of which each is required; <c>a|b</c> where one of two is enough.</summary>
    [Theory]
    [InlineData("categorization", "instruction|attachment categories", """{"attachment":"x","categories":["a"]}""")]
    [InlineData("comparison", "attachments choices", """{"attachments":["x","y"],"choices":["a"]}""")]
    [InlineData("transcription", "attachment fields|repeatable_fields", """{"attachment":"x","fields":{"a":"b"}}""")]
    [InlineData("datacollection", "instruction fields", """{"instruction":"x","fields":{"a":"b"}}""")]
    [InlineData("audiotranscription", "attachment attachment_type", $$"""{"attachment":{{Link}},"attachment_type":"audio"}""")]
    [InlineData("annotation", "attachment objects_to_annotate", $$"""{"attachment":{{Link}},"objects_to_annotate":["a"]}""")]
    [InlineData("polygonannotation", "attachment objects_to_annotate", $$"""{"attachment":{{Link}},"objects_to_annotate":["a"]}""")]
    [InlineData("lineannotation", "attachment objects_to_annotate", $$"""{"attachment":{{Link}},"objects_to_annotate":["a"]}""")]
    [InlineData("pointannotation", "attachment objects_to_annotate", $$"""{"attachment":{{Link}},"objects_to_annotate":["a"]}""")]
    [InlineData("cuboidannotation", "attachment objects_to_annotate", $$"""{"attachment":{{Link}},"objects_to_annotate":["a"]}""")]
    [InlineData("segmentannotation", "attachment labels", $$"""{"attachment":{{Link}},"labels":["a"]}""")]
    [InlineData("imageannotation", "attachment geometries", $$"""{"attachment":{{Link}},"geometries":{{Box}}}""")]
    [InlineData("documenttranscription", "attachment|attachments features", """{"attachment":"x","features":["a"]}""")]
    [InlineData("namedentityrecognition", "text|attachment labels", $$"""{"text":"x","labels":{{Labels}}}""")]
    [InlineData("textcollection", "attachments fields", """{"attachments":[{"type":"text","content":"x"}],"fields":[{"type":"text","field_id":"a","title":"A"}]}""")]
    [InlineData("videoannotation", "attachments|attachment geometries", $$"""{"attachments":[{{Link}}],"geometries":{{Box}}}""")]
    [InlineData("videoboxannotation", "attachments|attachment geometries|objects_to_annotate", $$"""{"attachments":[{{Link}}],"objects_to_annotate":{{Labels}}}""")]
    [InlineData("videocuboidannotation", "attachments|attachment geometries|objects_to_annotate", $$"""{"attachments":[{{Link}}],"objects_to_annotate":{{Labels}}}""")]
    [InlineData("videoplaybackannotation", "attachment geometries", $$"""{"attachment":{{Link}},"geometries":{{Box}}}""")]
    public async Task Every_type_needs_what_the_table_says(string type, string needs, string body)
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/task/" + type, body)).Ok();
        foreach (var choices in needs.Split(' ').Select(n => n.Split('|')))
        {
            var lacking = JsonNode.Parse(body)!.AsObject();
            foreach (var name in choices)
                lacking.Remove(name);
            Assert.Contains("lease include", (await customer.Post("/v1/task/" + type, lacking.ToJsonString())).Failed(400).String("error"), StringComparison.Ordinal);
        }

        // What the project supplies, the task need not.
        (await customer.Post("/v1/projects", new { name = "p", type, @params = JsonNode.Parse(body) })).Ok();
        (await customer.Post("/v1/task/" + type, new { project = "p" })).Ok();
    }
}
