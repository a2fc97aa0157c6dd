using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Generation;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Tests.Domain.Taxonomy;

/// <summary>A condition of a form's field holds exactly when an answer to the field that it names has one of its values.</summary>
public sealed class FormConditionLaws
{
    /// <summary>One field of each type that there is, and the values that a condition may ask it for; none where it has no choices.</summary>
    public static TheoryData<string, string, string> Fields => new()
    {
        { "boolean", "", "[true,false]" },
        { "category", """ "choices":["a","b","c"] """, """["a","b","c"]""" },
        { "category", """ "choices":[{"label":"A","value":"a"},{"label":"B","value":2},{"label":"C","value":true},{"label":"D","value":"d","subchoices":[{"label":"E","value":"e"}]}],"min_choices":0,"max_choices":3 """, """["a",2,true,"e"]""" },
        { "select", """ "choices":["a","b","c"],"max_choices":2 """, """["a","b","c"]""" },
        { "text", "", "[]" },
        { "number", """ "min":1,"max":7,"step":1 """, "[]" },
        { "datetime", "", "[]" },
        { "ranked_choices", """ "choices":["a","b"] """, "[]" },
        { "time_range", "", "[]" },
    };

    [Theory, MemberData(nameof(Fields))]
    public void Conditions_look_into_the_answers(string type, string more, string values)
    {
        var possible = JsonNode.Parse(values)!.AsArray();
        if (possible.Count == 0)
        {
            Compile(type, more, """{"asked":"a"}""", out var problems);
            Assert.Equal(["fields[1].conditions[0].asked wrong_type"], problems);
            return;
        }

        Gen.ULong.Sample(seed =>
        {
            var draws = new Draws(seed);
            var wanted = draws.Order(possible.Count).Take(draws.Whole(1, possible.Count)).Select(i => possible[i]!.DeepClone()).ToArray();
            var (list, not) = (draws.Chance(0.5) || wanted.Length > 1, draws.Chance(0.5));
            var term = new JsonObject { ["asked"] = list ? new JsonArray(wanted) : wanted[0] }.ToJsonString();
            var taxonomy = Compile(type, more, not ? $$"""{"not":{{term}}}""" : term, out var problems)!;
            Assert.Empty(problems);

            var asked = Answer(taxonomy, draws);
            var contains = asked?["response"]!.AsArray().Any(answer => answer!.AsArray().Any(one => JsonNode.Parse(term)!["asked"] is JsonArray any ? any.Any(w => JsonNode.DeepEquals(w, one)) : JsonNode.DeepEquals(wanted[0], one))) ?? false;
            Expect(taxonomy, asked, withWhy: true, contains == not ? "response.annotations.why not_applicable" : null);
            Expect(taxonomy, asked, withWhy: false, contains == not ? null : "response.annotations.why required");
        }, iter: 300);
    }

    private static CompiledTaxonomy? Compile(string type, string more, string condition, out string[] problems)
    {
        var fields = $$"""{"fields":[{"type":"{{type}}","field_id":"asked","title":"?","required":false,"max_responses_required":3{{(more.Length > 0 ? "," + more : "")}}},{"type":"text","field_id":"why","title":"Why","conditions":[{{condition}}]}]}""";
        var taxonomy = TaxonomyCompiler.Compile("textcollection", JsonElement.Parse(fields), out var found);
        problems = [.. found.Select(p => $"{p.Path} {p.Code}")];
        return taxonomy;
    }

    /// <summary>Null for a form that leaves the field out.</summary>
    private static JsonNode? Answer(CompiledTaxonomy taxonomy, Draws draws) =>
        JsonNode.Parse(taxonomy.Generate(draws).ToJsonString())!["annotations"]!["asked"];

    private static void Expect(CompiledTaxonomy taxonomy, JsonNode? asked, bool withWhy, string? problem)
    {
        var annotations = new JsonObject();
        if (asked is not null)
            annotations["asked"] = asked.DeepClone();
        if (withWhy)
            annotations["why"] = JsonNode.Parse("""{"type":"text","field_id":"why","response":[["so"]]}""");
        var response = JsonSerializer.SerializeToElement(new JsonObject { ["annotations"] = annotations });
        Assert.Equal(problem is null ? [] : [problem], taxonomy.Check(response).Select(p => $"{p.Path} {p.Code}"));
        Assert.Equal(problem is null, SchemaLaws.Accepts(taxonomy.ToJsonSchema(), response));
    }
}
