using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Generation;
using Scheduler.Domain.Taxonomy.Reading;
using Scheduler.Fuzz;

namespace Scheduler.Tests.Domain.Taxonomy;

/// <summary>
/// tests/fixtures/responses.json: made-up taxonomies of every task type, responses valid and spoilt, and what is wrong with each. The
/// web client's tests read the same file, so that an annotator is told before the submit what the server would say after it.
/// Write it anew with <c>GOLDEN=write dotnet test tests/Domain.Tests --filter SharedResponses</c>.
/// </summary>
public sealed class SharedResponsesTests
{
    private const int TaxonomiesPerType = 5, ResponsesPerTaxonomy = 12;

    /// <summary>Longer ones make the file heavy and show nothing more, in characters.</summary>
    private const int MaxResponse = 1_200;

    private const string Car = """ "type":"box","label":"car","left":1,"top":1,"width":1,"height":1 """, Bus = """ "type":"box","label":"bus","left":1,"top":1,"width":1,"height":1 """;

    /// <summary>What chance hardly makes: numbers that are right each for itself and wrong together.</summary>
    private static readonly (string Type, string Params, string[] Responses)[] ByHand =
    [
        ("audiotranscription", "{}",
        [
            """{"transcript":"hey you","alignment":[{"word":"hey","start":0.5,"end":1},{"word":"you","start":1,"end":1,"confidence":0.5}]}""",
            """{"transcript":"hey you","alignment":[{"word":"hey","start":5,"end":1},{"word":"you","start":1,"end":0.999}]}""",
            """{"transcript":"hey","alignment":[{"word":"hey","start":5},{"word":"hey","start":"5","end":1},{"start":5,"end":1},5]}""",
        ]),
        ("namedentityrecognition", """{"labels":["person"],"text":"hello 🐈 world"}""",
        [
            """{"annotations":[{"id":"1","start":0,"end":5,"text":"hello","label":"person"},{"id":"2","start":6,"end":8,"text":"🐈","label":"person"},{"id":"3","start":9,"end":14,"label":"person"}]}""",
            """{"annotations":[{"id":"1","start":9,"end":15,"label":"person"},{"id":"2","start":1000,"end":1001,"text":"a","label":"person"},{"id":"3","start":9,"end":14,"text":"hello","label":"person"}]}""",
            """{"annotations":[{"id":"1","start":0,"end":5,"text":"Hello","label":"person"},{"id":"2","start":0,"end":5,"text":"hell","label":"person"},{"id":"3","start":20,"end":14,"text":"","label":"person"}]}""",
        ]),
        ("textcollection", """{"fields":[{"type":"time_range","field_id":"when","max_responses_required":2}]}""",
        [
            """{"annotations":{"when":{"type":"time_range","field_id":"when","response":[[{"start":1,"end":2.5}],[{"start":0,"end":0}]]}}}""",
            """{"annotations":{"when":{"type":"time_range","field_id":"when","response":[[{"start":2.5,"end":1}],[{"start":1e-9,"end":0}]]}}}""",
            """{"annotations":{"when":{"type":"time_range","field_id":"when","response":[[{"start":-1,"end":-2}],[{"end":1}]]}}}""",
        ]),
        ("textcollection", """{"fields":[{"type":"boolean","field_id":"b","title":"B","max_responses_required":2},{"type":"text","field_id":"why","title":"Y","conditions":[{"b":true}]},{"type":"text","field_id":"else","title":"E","required":false,"conditions":[{"not":{"b":[true]}}]}]}""",
        [
            Flags("[[true]]", "why"), Flags("[[false],[true]]", "why"), Flags("[[false]]", "else"), Flags("[[true]]", "else"), Flags("[[false]]", "why"), Flags("[true]", "why"),
        ]),
        ("textcollection", """{"fields":[{"type":"datetime","field_id":"day","title":"Day","min":"2026-12-31","max":"2026-12-31"}]}""",
        [
            """{"annotations":{"day":{"type":"datetime","field_id":"day","response":[["2026-12-31T23:59:59.5Z"]]}}}""",
            """{"annotations":{"day":{"type":"datetime","field_id":"day","response":[["2027-01-01T00:00:00Z"]]}}}""",
        ]),
        ("textcollection", """{"fields":[{"type":"datetime","field_id":"day","title":"Day","max":"2026-12-31T12:00Z"}]}""",
        [
            """{"annotations":{"day":{"type":"datetime","field_id":"day","response":[["2026-12-31T12:00:00Z"]]}}}""",
            """{"annotations":{"day":{"type":"datetime","field_id":"day","response":[["2026-12-31T12:00:01Z"]]}}}""",
        ]),
        ("videoannotation", """{"geometries":{"box":{"objects_to_annotate":["car","bus"]}}}""",
        [
            $$$"""{"annotations":[{"annotations":[{"uuid":"a",{{{Car}}}}]},{"annotations":[{"uuid":"a",{{{Car}}}},{"uuid":"b",{{{Bus}}}}]}],"events":[]}""",
            $$$"""{"annotations":[{"annotations":[{"uuid":"a",{{{Car}}}}]},{"annotations":[]},{"annotations":[{"uuid":"a",{{{Bus}}}}]}]}""",
        ]),
        ("videoannotation", """{"geometries":{"box":{"objects_to_annotate":["car","bus"]}},"annotation_attributes":{"tows":{"type":"linked"}}}""",
        [
            $$$"""{"annotations":[{"annotations":[{"uuid":"a","attributes":{"tows":"b"},{{{Car}}}},{"uuid":"b",{{{Bus}}}}]},{"annotations":[{"uuid":"b",{{{Car}}}}]}]}""",
        ]),
        ("videoplaybackannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}}}""", ["""{"annotations":{},"events":[]}""", """{"annotations":{},"events":[{}]}"""]),
        ("namedentityrecognition", """{"labels":["person"]}""", ["""{"annotations":[],"relationships":[]}""", """{"annotations":[],"relationships":["a"],"events":[]}"""]),
        ("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["car"],"integer_pixels":true,"min_width":2.5}}}""",
        [
            """{"annotations":[{"uuid":"a","type":"box","label":"car","left":1,"top":1,"width":3,"height":1}],"links":[]}""",
            """{"annotations":[{"uuid":"a","type":"box","label":"car","left":1,"top":1,"width":3.5,"height":1}],"links":[],"events":[]}""",
        ]),
        ("imageannotation", """{"geometries":{"polygon":{"objects_to_annotate":["road"]},"line":{"objects_to_annotate":["lane"]}}}""",
        [
            Paths("polygon", "road", """[{"x":1,"y":1},{"x":1,"y":1},{"x":1,"y":1}]"""),
            Paths("polygon", "road", """[{"x":0.1,"y":0.1},{"x":0.2,"y":0.2},{"x":0.3,"y":0.3},{"x":-7,"y":-7}]"""),
            Paths("polygon", "road", """[{"x":0,"y":0},{"x":10,"y":10},{"x":10,"y":0},{"x":0,"y":10}]"""),
            Paths("polygon", "road", """[{"x":0,"y":0},{"x":1000,"y":0},{"x":500,"y":0.01}]"""),
            Paths("line", "lane", """[{"x":3,"y":4},{"x":3,"y":4}]"""),
            Paths("line", "lane", """[{"x":3,"y":4},{"x":3,"y":4.5}]"""),
        ]),
        ("imageannotation", """{"geometries":{"polygon":{"objects_to_annotate":["road"],"min_vertices":1},"line":{"objects_to_annotate":["lane"],"min_vertices":1}}}""",
            [Paths("polygon", "road", """[{"x":1,"y":1},{"x":1,"y":1}]"""), Paths("line", "lane", """[{"x":1,"y":1}]"""), Paths("line", "lane", """[{"x":1,"y":1},{"x":1,"y":1}]""")]),
        ("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["car"],"can_rotate":true}}}""",
        [
            Turned("""[{"x":60,"y":20},{"x":60,"y":80},{"x":40,"y":80},{"x":40,"y":20}]""", 1.5708),
            Turned("""[{"x":40,"y":80},{"x":60.9,"y":80},{"x":60,"y":19.1},{"x":40,"y":20}]""", 1.5708),
            Turned("""[{"x":20,"y":40},{"x":80,"y":40},{"x":80,"y":60},{"x":20,"y":60}]""", 0),
            Turned("""[{"x":20,"y":40},{"x":80,"y":40},{"x":80,"y":60},{"x":20,"y":60}]""", 1.5708),
            Turned("""[{"x":60,"y":20},{"x":60,"y":80},{"x":40,"y":80},{"x":41.5,"y":20}]""", 1.5708),
            Turned("""[{"x":60,"y":20},{"x":60,"y":80},{"x":40,"y":80},{"x":40,"y":80}]""", 1.5708),
            Turned("""[{"x":60,"y":20},{"x":60,"y":80},{"x":40,"y":80}]""", 1.5708),
            Turned("[]", 7),
        ]),
        ("documenttranscription", """{"features":["total"]}""",
            ["""{"annotations":[{"page":0,"label":"total","location":{"type":"polygon","vertices":[{"x":1,"y":1},{"x":2,"y":2},{"x":3,"y":3}]}}]}"""]),
        ("segmentannotation", """{"labels":["sky",{"choice":"car","instance_label":true},{"choice":"people","instance_label":true,"subchoices":["adult",{"choice":"child"}]}]}""",
        [
            Masks("""{"sky":{"index":1,"color":"#abc"},"car":[{"index":2},{"index":3}],"adult":[],"child":[{"index":4}]}"""),
            Masks("""{"sky":[{"index":1}],"car":{"index":2},"adult":[],"child":[]}"""),
            Masks("""{"sky":{"index":1},"car":[{"index":2}]}"""),
            Masks("""{"sky":{"index":1},"car":[{"index":1},{"index":2}],"adult":[{"index":2}],"child":[],"tree":{"index":7}}"""),
            Masks("""{"sky":{"index":1},"car":[{"index":1},{"index":2}],"adult":[{"index":2}],"child":[]}"""),
        ]),
        ("transcription", """{"fields":{"title":"The title"}}""", ["""{"fields":{"title":"x"},"repeatable_fields":[]}""", """{"fields":{"title":"x"},"repeatable_fields":[{}]}"""]),
        ("transcription", """{"repeatable_fields":{"user":"Who"}}""", ["{}", """{"repeatable_fields":[]}""", """{"repeatable_fields":[{"user":"a"}]}""", """{"repeatable_fields":[{}]}"""]),
        ("textcollection", """{"fields":[{"type":"FieldSet","field_id":"s","title":"S","required":false,"fields":[{"type":"text","field_id":"a","title":"A"},{"type":"text","field_id":"b","title":"B","required":false}]},{"type":"FieldSet","field_id":"r","title":"R","min_responses_required":2,"max_responses_required":"3","fields":[{"type":"text","field_id":"c","title":"C"},{"type":"text","field_id":"d","title":"D","required":"false"}]}]}""",
        [
            Texts(("c", 2)), Texts(("c", 3), ("d", 1)), Texts(("c", 1)), Texts(("c", 4)), Texts(("a", 1), ("c", 2)), Texts(("a", 1), ("b", 1), ("c", 2)), Texts(("b", 1), ("c", 2)), Texts(("a", 2), ("b", 1)), Texts(),
        ]),
        ("imageannotation", """{"geometries":{"box":{"objects_to_annotate":["car"]}},"annotation_attributes":{"day":{"choices":["yes","no"],"conditions":{"is_global":"True"}}}}""",
            ["""{"annotations":[],"global_attributes":{"day":"yes"}}""", """{"annotations":[]}"""]),
        ("segmentannotation", """{"labels":["sky",{"choice":"car","instance_label":"true"}]}""", [Masks("""{"sky":{"index":1},"car":[{"index":2}]}"""), Masks("""{"sky":{"index":1},"car":{"index":2}}""")]),
        ("categorization", """{"categories":["a","b"]}""", ["""{"category":"a","category_id":"17"}""", """{"category":"a","category_id":["17","18"]}""", """{"category":"a","category_id":17}"""]),
    ];

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_fixture_says_what_the_server_says()
    {
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
            File.WriteAllText(Source(), "[\n" + string.Join(",\n", Cases().Select(c => c.ToJsonString(Readable))) + "\n]\n");
        using var fixture = JsonDocument.Parse(File.ReadAllText(Source()));
        var said = new HashSet<string>();
        foreach (var entry in fixture.RootElement.EnumerateArray())
        {
            var taxonomy = TaxonomyCompiler.Compile(entry.GetProperty("type").GetString()!, entry.GetProperty("params"), out _)!;
            foreach (var answer in entry.GetProperty("responses").EnumerateArray())
            {
                var found = taxonomy.Check(answer.GetProperty("response"));
                Assert.Equal(answer.GetProperty("problems").EnumerateArray().Select(p => $"{p.GetProperty("path")} {p.GetProperty("code")}").Order(), found.Select(p => $"{p.Path} {p.Code}").Order());
                said.UnionWith(found.Select(p => p.Code));
            }
        }

        // A fixture that shows few ways to be wrong would hold nobody to anything.
        Assert.InRange(said.Count, 15, int.MaxValue);
    }

    private static string Paths(string type, string label, string vertices) => $$"""{"annotations":[{"uuid":"a","type":"{{type}}","label":"{{label}}","vertices":{{vertices}}}]}""";

    private static string Turned(string vertices, double rotation) =>
        FormattableString.Invariant($$"""{"annotations":[{"uuid":"a","type":"box","label":"car","left":20,"top":40,"width":60,"height":20,"rotation":{{rotation}},"vertices":{{vertices}}}]}""");

    private static string Texts(params (string Field, int Answers)[] given) => new JsonObject
    {
        ["annotations"] = new JsonObject(given.Select(g => KeyValuePair.Create(g.Field, (JsonNode?)new JsonObject
        {
            ["type"] = "text",
            ["field_id"] = g.Field,
            ["response"] = new JsonArray([.. Enumerable.Repeat(0, g.Answers).Select(_ => new JsonArray("so"))]),
        }))),
    }.ToJsonString();

    private static string Flags(string answers, string text) =>
        $$$$"""{"annotations":{"b":{"type":"boolean","field_id":"b","response":{{{{answers}}}}},"{{{{text}}}}":{"type":"text","field_id":"{{{{text}}}}","response":[["so"]]}}}""";

    private static string Masks(string mapping) => $$$"""{"annotations":{"combined":{"image":"https://example.org/a.png"}},"labelMapping":{{{mapping}}}}""";

    private static IEnumerable<JsonObject> Cases()
    {
        var seed = 1UL;
        foreach (var type in TaxonomyMaker.Types)
            for (var i = 0; i < TaxonomiesPerType; i++)
            {
                var draws = new Draws(seed++);
                var (_, parameters) = TaxonomyMaker.Params(draws, type);
                var taxonomy = TaxonomyCompiler.Compile(type, JsonSerializer.SerializeToElement(parameters), out _)!;
                yield return new() { ["type"] = type, ["params"] = parameters, ["responses"] = new JsonArray([.. Responses(taxonomy, draws)]) };
            }

        foreach (var (type, parameters, responses) in ByHand)
        {
            var taxonomy = TaxonomyCompiler.Compile(type, JsonSerializer.SerializeToElement(JsonNode.Parse(parameters)), out _)!;
            yield return new() { ["type"] = type, ["params"] = JsonNode.Parse(parameters), ["responses"] = new JsonArray([.. responses.Select(r => Verdict(taxonomy, JsonNode.Parse(r)!))]) };
        }
    }

    private static IEnumerable<JsonNode> Responses(CompiledTaxonomy taxonomy, Draws draws)
    {
        for (var i = 0; i < ResponsesPerTaxonomy; i++)
        {
            var response = taxonomy.Generate(draws);
            for (var changes = i; changes > 0; changes -= 2)
                Mutation.Of(response, draws);
            if (response.ToJsonString().Length <= MaxResponse)
                yield return Verdict(taxonomy, response);
        }
    }

    private static JsonNode Verdict(CompiledTaxonomy taxonomy, JsonNode response)
    {
        var problems = taxonomy.Check(JsonSerializer.SerializeToElement(response));
        return new JsonObject
        {
            ["response"] = response,
            ["problems"] = new JsonArray([.. problems.Select(p => (JsonNode)new JsonObject { ["path"] = p.Path, ["code"] = p.Code })]),
        };
    }

    private static string Source([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../fixtures/responses.json");
}
