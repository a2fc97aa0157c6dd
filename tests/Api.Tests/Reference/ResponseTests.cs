using System.Text.Json;
using System.Text.RegularExpressions;

namespace Scheduler.Tests.Api.Reference;

/// <summary>The response of every task type, as a customer reads it: the fields that the Scale API names.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class ResponseTests(ApiHost host)
{
    private const string Image = "\"attachment\":\"https://example.org/1.jpg\"", Objects = "\"objects_to_annotate\":[\"car\"],\"min_annotations\":1";

    /// <summary>fields: where something stands in the response, <c>a[0].b</c>; with <c>=word</c> what stands there.</summary>
    [Theory]
    [InlineData("categorization", """{"attachment":"x","categories":["a"]}""", "category=a")]
    [InlineData("categorization", """{"attachment":"x","categories":["a"],"allow_multiple":true}""", "category[0]=a")]
    [InlineData("comparison", """{"attachments":["x","y"],"choices":["left"]}""", "choice=left")]
    [InlineData("transcription", """{"attachment":"x","fields":{"title":"T"},"repeatable_fields":{"user":"U"}}""", "fields.title repeatable_fields")]
    [InlineData("datacollection", """{"instruction":"x","fields":{"site":"S"}}""", "fields.site")]
    [InlineData("annotation", "{" + Image + "," + Objects + "}", "annotations[0].left annotations[0].top annotations[0].width annotations[0].height annotations[0].label=car")]
    [InlineData("lineannotation", "{" + Image + "," + Objects + "}", "annotations[0].vertices[0].x annotations[0].vertices[0].y annotations[0].label=car")]
    [InlineData("polygonannotation", "{" + Image + "," + Objects + "}", "annotations[0].vertices[2].x annotations[0].vertices[2].y annotations[0].label=car")]
    [InlineData("pointannotation", "{" + Image + "," + Objects + "}", "annotations[0].x annotations[0].y annotations[0].label=car")]
    [InlineData("cuboidannotation", "{" + Image + "," + Objects + "}", "annotations[0].label=car annotations[0].vertices[0].x annotations[0].vertices[0].y annotations[0].vertices[0].type=vertex annotations[0].vertices[0].description=face-topleft annotations[0].vertices[5].description")]
    [InlineData("segmentannotation", "{" + Image + ",\"labels\":[\"sky\"]}", "annotations.combined.image labelMapping")]
    [InlineData("audiotranscription", """{"attachment":"https://example.org/1.mp3","attachment_type":"audio"}""", "transcript")]
    [InlineData("imageannotation", "{" + Image + ",\"min_annotations\":1,\"geometries\":{\"box\":{\"objects_to_annotate\":[\"car\"]}}}", "annotations[0].uuid annotations[0].type=box annotations[0].label=car annotations[0].left annotations[0].top annotations[0].width annotations[0].height")]
    [InlineData("imageannotation", "{" + Image + ",\"min_annotations\":1,\"geometries\":{\"polygon\":{\"objects_to_annotate\":[\"car\"],\"min_vertices\":4,\"max_vertices\":4}}}", "annotations[0].uuid annotations[0].type=polygon annotations[0].vertices[3].y")]
    [InlineData("imageannotation", "{" + Image + ",\"min_annotations\":1,\"geometries\":{\"line\":{\"objects_to_annotate\":[\"car\"],\"min_vertices\":2,\"max_vertices\":20}}}", "annotations[0].uuid annotations[0].type=line annotations[0].vertices[1].y")]
    [InlineData("imageannotation", "{" + Image + ",\"min_annotations\":1,\"geometries\":{\"point\":{\"objects_to_annotate\":[\"nose\",\"eye\"],\"connections\":[{\"pair\":[\"nose\",\"eye\"]}]}}}", "annotations[0].uuid annotations[0].type=point annotations[0].x annotations[0].y")]
    [InlineData("imageannotation", "{" + Image + ",\"min_annotations\":1,\"geometries\":{\"ellipse\":{\"objects_to_annotate\":[\"car\"]}}}", "annotations[0].uuid annotations[0].type=ellipse annotations[0].vertices[3].x")]
    [InlineData("imageannotation", "{" + Image + ",\"min_annotations\":1,\"geometries\":{\"cuboid\":{\"objects_to_annotate\":[\"car\"],\"min_height\":0,\"min_width\":0}}}", "annotations[0].uuid annotations[0].type=cuboid annotations[0].vertices[5].x annotations[0].vertices[0].description")]
    [InlineData("imageannotation", "{" + Image + ",\"min_annotations\":1,\"geometries\":{\"cuboid\":{\"objects_to_annotate\":[\"car\"],\"camera_intrinsics\":{\"fx\":1,\"fy\":1,\"cx\":0,\"cy\":0,\"skew\":0,\"scalefactor\":1},\"camera_rotation_quaternion\":{\"w\":1,\"x\":0,\"y\":0,\"z\":0},\"camera_height\":1.5}}}", "annotations[0].type=cuboid annotations[0].points_3d[7].z")]
    [InlineData("imageannotation", "{" + Image + ",\"geometries\":{\"box\":{\"objects_to_annotate\":[\"car\"]}},\"annotation_attributes\":{\"weather\":{\"choices\":[\"rain\"],\"conditions\":{\"is_global\":true}}}}", "global_attributes.weather=rain")]
    [InlineData("videoannotation", "{" + Image + ",\"geometries\":{\"box\":{\"objects_to_annotate\":[\"car\"]}}}", "annotations")]
    [InlineData("videoplaybackannotation", """{"attachment":"https://example.org/1.mp4","geometries":{"box":{"objects_to_annotate":["car"]}}}""", "annotations")]
    [InlineData("namedentityrecognition", """{"text":"Ann","labels":["person"],"min_annotations":1}""", "annotations[0].id annotations[0].start annotations[0].end annotations[0].label=person")]
    [InlineData("documenttranscription", """{"attachment":"https://example.org/1.pdf","features":["total"],"min_annotations":1}""", "annotations[0].page annotations[0].label=total annotations[0].location.type")]
    [InlineData("lidarannotation", """{"attachments":["https://example.org/1.json"],"labels":["car"]}""", "annotations")]
    [InlineData("textcollection", """{"attachments":[{"type":"text","content":"x"}],"fields":[{"type":"category","field_id":"mood","title":"M","choices":[{"label":"Good","value":"good"}]}]}""", "annotations.mood.type=category annotations.mood.field_id=mood annotations.mood.response[0][0]=good")]
    [InlineData("textcollection", """{"attachments":[{"type":"text","content":"x"}],"fields":[{"type":"text","field_id":"notes","title":"N"}]}""", "annotations.notes.type=text annotations.notes.field_id=notes annotations.notes.response[0][0]")]
    [InlineData("chat", "{}", "responses")]
    public async Task Each_type_is_answered_in_its_form(string type, string body, string fields)
    {
        var customer = (await host.NewCustomer()).InTestMode;
        var task = (await customer.Post("/v1/task/" + type, body)).Ok().String("task_id");
        var read = (await customer.Get("/v1/task/" + task)).Ok();
        Assert.Equal("completed", read.String("status"));
        foreach (var field in fields.Split(' '))
        {
            var (place, word) = field.Split('=') is [var at, var wanted] ? (at, wanted) : (field, null);
            var found = At(read["response"], place);
            Assert.True(found is not null, $"{field} in {read["response"]}");
            if (word is not null)
                Assert.Equal(word, found.Value.GetString());
            if (place.EndsWith(".uuid", StringComparison.Ordinal))
                Assert.True(Guid.TryParse(found.Value.GetString(), out _), found.Value.GetRawText());
        }
    }

    [GeneratedRegex(@"[^.\[\]]+")]
    private static partial Regex Step();

    private static JsonElement? At(JsonElement json, string place)
    {
        foreach (var step in Step().Matches(place).Select(m => m.Value))
        {
            if (json.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index < json.GetArrayLength())
                json = json[index];
            else if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(step, out json))
                return null;
        }

        return json;
    }
}
