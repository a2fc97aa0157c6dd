using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Tests.Domain.Taxonomy;

/// <summary>Whoever tries a program on made-up responses meets every key that the Scale API shows in its own.</summary>
public sealed class SampleLaws
{
    /// <summary>By type: paths of keys, where <c>*</c> is every entry of a list or value of an object.</summary>
    [Theory]
    [InlineData("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]},"cuboid":{"objects_to_annotate":["bus"]}}}""", "annotations.*.uuid annotations.*.type annotations.*.label annotations.*.attributes links global_attributes is_customer_fix")]
    [InlineData("cuboidannotation", """{"objects_to_annotate":["car"]}""", "annotations.*.edges annotations.*.label annotations.*.vertices.*.type")]
    [InlineData("transcription", """{"fields":{"a":"A"},"repeatable_fields":{"b":"B"}}""", "fields.a repeatable_fields.*.b")]
    [InlineData("transcription", """{"fields":{"a":"A"}}""", "fields.a repeatable_fields")]
    [InlineData("datacollection", """{"fields":{"a":"A"}}""", "fields.a time_spent_in_seconds")]
    [InlineData("segmentannotation", """{"labels":["car",{"choice":"bus","instance_label":true}]}""", "annotations.unlabeled annotations.labeled annotations.combined.image annotations.combined.indexedImage labelMapping.car.index labelMapping.car.color labelMapping.bus.*.color")]
    [InlineData("audiotranscription", """{"events_to_annotate":["shout"]}""", "transcript duration alignment.*.word alignment.*.start alignment.*.end alignment.*.confidence events.*.startTime events.*.endTime")]
    [InlineData("videoannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}},"events_to_annotate":["crash"]}""", "annotations.*.annotations.*.uuid events.*.label events.*.type events.*.start events.*.startTime events.*.end events.*.endTime events.*.attributes")]
    [InlineData("videoplaybackannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}}}""", "annotations.*.label annotations.*.geometry annotations.*.frames.*.key annotations.*.frames.*.timestamp annotations.*.frames.*.attributes events")]
    [InlineData("namedentityrecognition", """{"labels":["person"]}""", "annotations.*.id annotations.*.start annotations.*.end annotations.*.text annotations.*.label relationships")]
    [InlineData("documenttranscription", """{"features":["total"]}""", "annotations.*.page annotations.*.label annotations.*.location.type annotations.*.text")]
    public void A_made_up_response_has_every_key(string type, string parameters, string paths)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var made = Made(type, parameters, seed);
            Assert.All(paths.Split(' '), path => Assert.True(Has(made, path.Split('.')), $"{path} is not everywhere in {made.ToJsonString()}"));
            Assert.False((bool?)made["is_customer_fix"] ?? false);
        }
    }

    /// <summary>With the path of the first entry of what was found.</summary>
    [Theory]
    [InlineData("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}}}""", "annotations")]
    [InlineData("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}},"max_annotations":1,"annotation_attributes":{"lit":{"choices":["yes"]}}}""", "annotations")]
    [InlineData("namedentityrecognition", """{"labels":["person"],"text":"a"}""", "annotations")]
    [InlineData("textcollection", """{"fields":[{"type":"text","field_id":"why","title":"Why","required":false}]}""", "annotations")]
    [InlineData("videoplaybackannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}}}""", "annotations")]
    [InlineData("audiotranscription", """{"events_to_annotate":["shout"]}""", "events")]
    public void A_made_up_response_has_found_something(string type, string parameters, string section)
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var made = Made(type, parameters, seed);
            Assert.True(made[section] is JsonArray { Count: > 0 } || (made[section] is JsonObject named && named.Any(e => e.Value!["response"] is not JsonArray { Count: 0 })), made.ToJsonString());
        }
    }

    [Fact]
    public void A_made_up_film_has_an_annotation_in_one_of_its_frames_or_an_event()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var made = Made("videoannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}},"events_to_annotate":["crash"]}""", seed);
            Assert.True(made["annotations"]!.AsArray().Any(frame => frame!["annotations"]!.AsArray().Count > 0) || made["events"]!.AsArray().Count > 0, made.ToJsonString());
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5_000)]
    public void A_made_up_film_of_pictures_has_an_answer_for_each_of_them(int pictures)
    {
        var attachments = string.Join(',', Enumerable.Range(0, pictures).Select(i => $"\"https://e.org/{i}.jpg\""));
        for (var seed = 0; seed < 3; seed++)
        {
            var made = Made("videoannotation", $$"""{"geometries":{"box":{"objects_to_annotate":["car"]} },"attachments":[{{attachments}}]}""", seed);
            Assert.Equal(pictures, made["annotations"]!.AsArray().Count);
            Assert.InRange(made.ToJsonString().Length, 0, ResponseLimits.MaxBytes);
        }
    }

    /// <summary>Every box must lead to another one, and there may be no other.</summary>
    [Fact]
    public void Where_nothing_can_be_found_nothing_is()
    {
        const string parameters = """{"geometries":{"box":{"objects_to_annotate":["car"]}},"max_annotations":1,"annotation_attributes":{"tows":{"type":"linked","required":true}}}""";
        var made = Made("imageannotation", parameters, 1);
        Assert.Empty(made["annotations"]!.AsArray());
        Assert.Empty(TaxonomyCompiler.Compile("imageannotation", JsonElement.Parse(parameters), out _)!.Check(JsonElement.Parse(made.ToJsonString())));
    }

    [Fact]
    public void A_made_up_box_that_is_turned_says_where_its_corners_are()
    {
        var boxes = Enumerable.Range(0, 200).SelectMany(seed => Made("annotation", """{"objects_to_annotate":["car"],"can_rotate":true}""", seed)["annotations"]!.AsArray()).ToArray();
        Assert.Contains(boxes, box => box!["rotation"] is not null);
        Assert.All(boxes, box => Assert.Equal(box!["rotation"] is null, box["vertices"] is null));
    }

    private static JsonNode Made(string type, string parameters, int seed) =>
        JsonNode.Parse(SampleResponse.Make(type, JsonElement.Parse(parameters), seed.ToString(System.Globalization.CultureInfo.InvariantCulture)))!;

    private static bool Has(JsonNode? node, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
            return node is not null;
        var (step, rest) = (path[0], path[1..].ToArray());
        return step == "*"
            ? (node is JsonArray list ? list : node!.AsObject().Select(p => p.Value)).All(entry => Has(entry, rest))
            : node is JsonObject owner && Has(owner[step], rest);
    }
}
