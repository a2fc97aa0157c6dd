using System.Text.Json;
using CsCheck;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Generation;
using Scheduler.Fuzz;

namespace Scheduler.Tests.Domain.Quality;

public sealed class MergeLaws
{
    public static TheoryData<string> Types => [.. TaxonomyMaker.Types];

    [Theory, MemberData(nameof(Types))]
    public void Answers_to_one_task_merge_into_a_valid_response_with_an_agreement(string type) =>
        Gen.ULong.Sample(
            seed =>
            {
                var draws = new Draws(seed);
                var taxonomy = TaxonomyMaker.Taxonomy(draws, type);
                var answers = Answers(taxonomy, draws);
                // As tasks share it: without the text that their spans lie in.
                var merged = new TaxonomyMerge(taxonomy with { Content = default }).Merge(answers);
                Assert.Empty(ResponseText.Check(merged.Response, taxonomy));
                Assert.InRange(merged.Agreement, 0, 1);
            },
            iter: 100 * LongTier.Times);

    [Theory, MemberData(nameof(Types))]
    public void Those_who_say_the_same_agree_wholly(string type) =>
        Gen.ULong.Sample(
            seed =>
            {
                var taxonomy = TaxonomyMaker.Taxonomy(new(seed), type);
                var answer = taxonomy.Generate(new(seed)).ToJsonString();
                Assert.Equal(new(answer, 1), new TaxonomyMerge(taxonomy).Merge([new(answer), new(answer), new(answer)]));
                Assert.Equal(1, new TaxonomyMerge(taxonomy).Likeness(answer, answer));
            },
            iter: 50 * LongTier.Times);

    [Fact]
    public void How_a_client_writes_letters_and_blanks_is_no_disagreement()
    {
        const string Masks = """{"annotations":{"combined":{"image":"https://example.org/1.png","indexedImage":"https://example.org/2.png"}}""";
        var merged = Merge("segmentannotation", """{"labels":["père","chat"]}""",
            Masks + ""","labelMapping":{"père":{"index":1,"color":"#fa07a6"},"chat":{"index":2,"color":"#3469bd"}}}""",
            Masks + """, "labelMapping": {"p\u00E8re": {"index": 1, "color": "#fa07a6"}, "chat": {"index": 2, "color": "#3469bd"}}}""");
        Assert.Equal(1, merged.Agreement);
    }

    [Fact]
    public void Masks_stay_with_the_mapping_they_were_painted_by()
    {
        string Answer(string name, string image, int cat) =>
            $$"""{"annotations":{"combined":{"image":"https://example.org/{{image}}.png","indexedImage":"https://example.org/{{name}}.png"} },"labelMapping":{"cat":{"index":{{cat}} },"dog":{"index":{{3 - cat}} } } }""";
        string[] answers = [Answer("aaaa", "aaax", 2), Answer("aaab", "zzzz", 1), Answer("yyyy", "aaaz", 1)];
        Assert.Contains(Merge("segmentannotation", """{"labels":["cat","dog"]}""", answers).Response, answers);
    }

    [Fact]
    public void Words_in_time_are_those_of_the_transcript_that_stays()
    {
        string Answer(string transcript, params string[] words) =>
            $$$"""{"transcript":"{{{transcript}}}","alignment":[{{{string.Join(',', words.Select((w, i) => $$$"""{"word":"{{{w}}}","start":{{{i}}},"end":{{{i + 1}}}}"""))}}}]}""";
        var merged = Merge("audiotranscription", """{"events_to_annotate":["bark"]}""", Answer("the cat sat", "the", "cat", "sat"), Answer("the cats", "a"), Answer("a cat sat", "a"));
        Assert.Contains("\"the cat sat\"", merged.Response, StringComparison.Ordinal);
        Assert.Contains("\"word\":\"sat\"", merged.Response, StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_on_the_same_place_become_their_median_and_lonely_ones_go()
    {
        var merged = Merge("annotation", """{"objects_to_annotate":["cat","dog"]}""",
            """{"annotations":[{"label":"cat","left":10,"top":10,"width":100,"height":100}]}""",
            """{"annotations":[{"label":"cat","left":12,"top":11,"width":100,"height":104},{"label":"dog","left":500,"top":500,"width":50,"height":50}]}""",
            """{"annotations":[{"label":"dog","left":20,"top":9,"width":90,"height":98}]}""");
        Assert.Equal("""{"annotations":[{"type":"box","label":"cat","left":12,"top":10,"width":100,"height":100,"attributes":{}}]}""", merged.Response);
        Assert.InRange(merged.Agreement, 0.4, 0.8);
    }

    [Fact]
    public void Attributes_and_links_follow_the_majority_of_their_cluster()
    {
        var fixture = JsonDocument.Parse(File.ReadAllText("fixtures/cats-and-dogs.json")).RootElement;
        string Answer(string cat, string dog, string state, bool link, double left) => $$$"""
            {"annotations":[{"uuid":"{{{cat}}}","type":"box","label":"cat","left":{{{left}}},"top":0,"width":50,"height":50,"attributes":{"state":"{{{state}}}"}},
            {"uuid":"{{{dog}}}","type":"box","label":"dog","left":100,"top":0,"width":50,"height":50}],
            "links":[{{{(link ? $$"""{"name":"looking at","from":"{{dog}}","to":"{{cat}}"}""" : "")}}}],"global_attributes":{"cats":1,"dogs":1}}
            """;
        var merged = Merge("imageannotation", fixture.GetProperty("params").GetRawText(),
            Answer("a", "b", "sleeping", true, 0), Answer("c", "d", "not sleeping", true, 1), Answer("b", "a", "not sleeping", false, 2));
        using var document = JsonDocument.Parse(merged.Response);
        var annotations = document.RootElement.GetProperty("annotations");
        Assert.Equal(2, annotations.GetArrayLength());
        Assert.Equal("not sleeping", annotations[0].GetProperty("attributes").GetProperty("state").GetString());
        Assert.Equal(1, annotations[0].GetProperty("left").GetDouble());
        var link = Assert.Single(document.RootElement.GetProperty("links").EnumerateArray());
        Assert.Equal(("b", "a"), (link.GetProperty("from").GetString(), link.GetProperty("to").GetString()));
    }

    [Theory]
    [InlineData("videoplaybackannotation", """{"annotations":{"a":{"label":"car","geometry":"box","frames":[{"key":0,"left":0,"top":0,"width":9,"height":9,"attributes":{"lit":"yes"}},{"key":1,"left":0,"top":0,"width":9,"height":9,"attributes":{"lit":"SAID"}}]}}}""")]
    [InlineData("videoannotation", """{"annotations":[{"annotations":[{"uuid":"a","type":"box","label":"car","left":0,"top":0,"width":9,"height":9,"attributes":{"lit":"yes"}}]},{"annotations":[{"uuid":"a","type":"box","label":"car","left":0,"top":0,"width":9,"height":9,"attributes":{"lit":"SAID"}}]}]}""")]
    public void What_a_track_says_of_a_frame_is_part_of_agreement(string type, string answer)
    {
        var merge = AnswerRules.For(type, new(JsonElement.Parse("""{"geometries":{"box":{"objects_to_annotate":["car"]}},"annotation_attributes":{"lit":{"choices":["yes","no"]}}}"""))).Merge;
        string Answer(string said) => answer.Replace("SAID", said, StringComparison.Ordinal);
        Assert.Equal(1, merge.Likeness(Answer("yes"), Answer("yes")));
        Assert.Equal(0.5, merge.Likeness(Answer("yes"), Answer("no")));
    }

    [Fact]
    public void Links_between_other_annotations_are_no_agreement()
    {
        var rules = AnswerRules.For("imageannotation", new(JsonDocument.Parse("""
            {"geometries":{"box":{"objects_to_annotate":["cat","dog"]}},"links":{"looking at":{"from_allowed_labels":["dog"],"to_allowed_labels":["cat"]}},
             "annotation_attributes":{"friend":{"type":"linked","conditions":{"label_condition":{"label":"dog"}}}}}
            """).RootElement));
        string Answer(string first, string second, string at, string friend) => $$$"""
            {"annotations":[{"uuid":"{{{first}}}","type":"box","label":"cat","left":0,"top":0,"width":50,"height":50},{"uuid":"{{{second}}}","type":"box","label":"cat","left":100,"top":0,"width":50,"height":50},
            {"uuid":"d","type":"box","label":"dog","left":200,"top":0,"width":50,"height":50,"attributes":{"friend":"{{{friend}}}"}}],"links":[{"name":"looking at","from":"d","to":"{{{at}}}"}]}
            """;
        var said = Answer("a", "b", "a", "a");
        Assert.Equal(1, rules.Merge.Likeness(said, Answer("x", "y", "x", "x")));
        // The link is one of the two parts of the response, the friend of one of three boxes all that it says besides.
        Assert.Equal(0.5, rules.Merge.Likeness(said, Answer("x", "y", "y", "x")), 1e-9);
        Assert.Equal(1 - (0.5 / 3), rules.Merge.Likeness(said, Answer("x", "y", "x", "y")), 1e-9);
        Assert.Equal(0.5, rules.Merge.Likeness(said, Answer("b", "a", "a", "b")), 1e-9);
    }

    [Theory]
    [InlineData("359", "1", "3", 1, 0.97)]
    [InlineData("350", "350", "10", 350, 0.9)]
    [InlineData("0", "180", "180", 180, 0.6)]
    public void Angles_go_round(string one, string other, string third, double expected, double agreement)
    {
        string Answer(string angle) => $$$$"""{"annotations":[{"label":"car","left":0,"top":0,"width":50,"height":50,"attributes":{"heading":{{{{angle}}}}}}]}""";
        var merged = Merge("annotation", """{"objects_to_annotate":["car"],"annotation_attributes":{"heading":{"type":"angle"}}}""", Answer(one), Answer(other), Answer(third));
        using var document = JsonDocument.Parse(merged.Response);
        Assert.Equal(expected, document.RootElement.GetProperty("annotations")[0].GetProperty("attributes").GetProperty("heading").GetDouble());
        Assert.InRange(merged.Agreement, agreement, 1);
    }

    [Theory]
    [InlineData("""[["a","b","c"]]""", """[["a","c","b"]]""", """[["b","a","c"]]""", """[["a","b","c"]]""", "ranked_choices", "\"choices\":[\"a\",\"b\",\"c\"]")]
    [InlineData("""[[{"start":5,"end":6}]]""", """[[{"start":1,"end":9}]]""", """[[{"start":4,"end":5}]]""", """[[{"start":4,"end":6}]]""", "time_range", "\"x\":1")]
    [InlineData("[[1]]", "[[7]]", "[[3]]", "[[3]]", "number", "\"min\":1,\"max\":7")]
    [InlineData("""[["2026-01-01"]]""", """[["2026-03-01T10:00:00Z"]]""", """[["2026-02-01"]]""", """[["2026-02-01"]]""", "datetime", "\"x\":1")]
    [InlineData("""[["the cat"]]""", """[["the cot"]]""", """[["the hat"]]""", """[["the cat"]]""", "text", "\"x\":1")]
    public void Fields_of_a_form_merge_by_their_kind(string a, string b, string c, string expected, string type, string bounds)
    {
        string Answer(string response) => $$$$"""{"annotations":{"f":{"type":"{{{{type}}}}","field_id":"f","response":{{{{response}}}}}}}""";
        var merged = Merge("textcollection", $$$$"""{"fields":[{"type":"{{{{type}}}}","field_id":"f",{{{{bounds}}}}}]}""", Answer(a), Answer(b), Answer(c));
        Assert.Equal(Answer(expected), merged.Response);
        Assert.InRange(merged.Agreement, 0.3, 0.99);
    }

    [Fact]
    public void Polygons_cluster_by_area_and_the_most_central_one_stays()
    {
        string Answer(int size) => $$$"""{"annotations":[{"label":"road","vertices":[{"x":0,"y":0},{"x":{{{size}}},"y":0},{"x":{{{size}}},"y":100},{"x":0,"y":100}]}]}""";
        var merged = Merge("polygonannotation", """{"objects_to_annotate":["road"]}""", Answer(100), Answer(110), Answer(200));
        Assert.Contains("\"x\":110", merged.Response, StringComparison.Ordinal);
    }

    [Fact]
    public void Events_cluster_by_their_time()
    {
        string Answer(string events) => $$$"""{"transcript":"t","events":[{{{events}}}]}""";
        var merged = Merge("audiotranscription", """{"events_to_annotate":["bark"]}""",
            Answer("""{"label":"bark","type":"range","start":10,"end":20}"""),
            Answer("""{"label":"bark","type":"range","start":11,"end":22},{"label":"bark","type":"point","start":90}"""),
            Answer("""{"label":"bark","type":"range","start":12,"end":21}"""));
        Assert.Equal("""{"transcript":"t","events":[{"label":"bark","type":"range","start":11,"end":21,"attributes":{}}]}""", merged.Response);
    }

    [Fact]
    public void A_polygon_that_crosses_itself_makes_no_exception()
    {
        var answer = """{"annotations":[{"label":"road","vertices":[{"x":0,"y":0},{"x":10,"y":10},{"x":10,"y":0},{"x":0,"y":10}]},{"label":"road","vertices":[{"x":5,"y":5},{"x":5,"y":5},{"x":5,"y":6},{"x":6,"y":6}]}]}""";
        Assert.Contains("vertices", Merge("polygonannotation", """{"objects_to_annotate":["road"]}""", answer, answer, answer).Response, StringComparison.Ordinal);
    }

    private static MergedResponse Merge(string type, string parameters, params string[] answers)
    {
        using var document = JsonDocument.Parse(parameters);
        var rules = AnswerRules.For(type, new(document.RootElement));
        Assert.All(answers, a => Assert.Empty(ResponseText.Check(a, rules.Check)));
        return rules.Merge.Merge([.. answers.Select(a => new Answer(a))]);
    }

    /// <summary>Answers that have something to do with each other: made-up ones, and copies of the first with small changes that stay valid.</summary>
    private static List<Answer> Answers(CompiledTaxonomy taxonomy, Draws draws)
    {
        var first = taxonomy.Generate(draws);
        var answers = new List<Answer> { new(first.ToJsonString(), draws.Whole(1, 3)) };
        for (var i = draws.Whole(1, 4); i > 0; i--)
        {
            var copy = first.DeepClone();
            for (var j = draws.Whole(0, 3); j > 0; j--)
                Mutation.Of(copy, draws);
            var text = taxonomy.Check(JsonSerializer.SerializeToElement(copy)).IsEmpty ? copy.ToJsonString() : taxonomy.Generate(draws).ToJsonString();
            answers.Add(new(text, draws.Whole(1, 3)));
        }

        return answers;
    }
}
