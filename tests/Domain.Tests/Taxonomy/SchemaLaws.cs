using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Json.Schema;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Generation;
using Scheduler.Domain.Taxonomy.Reading;
using Scheduler.Fuzz;

namespace Scheduler.Tests.Domain.Taxonomy;

public sealed class SchemaLaws
{
    /// <summary>Rules that JSON Schema has no words for.</summary>
    public static bool Expressible(string code, string path) => code switch
    {
        ProblemCode.UnknownAnnotation or ProblemCode.NotAllowed or ProblemCode.BadShape => false,
        // Distinct choices in a list it can tell; distinct uuids, corners and links in a list of objects it cannot.
        ProblemCode.Duplicate => !path.EndsWith("uuid", StringComparison.Ordinal) && !path.EndsWith(".id", StringComparison.Ordinal)
            && !path.EndsWith("description", StringComparison.Ordinal) && !path.Contains("links[", StringComparison.Ordinal)
            && !path.Contains("relationships[", StringComparison.Ordinal) && !path.EndsWith(".key", StringComparison.Ordinal) && !path.EndsWith(".index", StringComparison.Ordinal),
        // That the 30th of February does not exist; that a date lies between two others, or a line in its box.
        ProblemCode.BadFormat => false,
        // And that a span ends within the text, which is the task's.
        ProblemCode.OutOfRange => !path.Contains(".response[", StringComparison.Ordinal) && !path.Contains(".attributes", StringComparison.Ordinal)
            && !path.EndsWith(".end", StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>The verdict of a library that knows nothing of ours, as a customer would ask it; null when it cannot tell.</summary>
    public static bool? Accepts(JsonNode schema, JsonElement value)
    {
        // A registry of its own: the common one keeps every schema it ever saw.
        var options = new BuildOptions { SchemaRegistry = new() };
        try
        {
            return JsonSchema.Build(JsonSerializer.SerializeToElement(schema), options).Evaluate(value, new() { RequireFormatValidation = true }).IsValid;
        }
        catch (FormatException)
        {
            // It reads numbers as decimals, and throws on those that are larger.
            return null;
        }
    }

    [Fact]
    public void What_the_validator_accepts_the_schema_accepts_and_what_it_refuses_for_expressible_reasons_the_schema_refuses() =>
        Gen.ULong.Sample(
            seed =>
            {
                var draws = new Draws(seed);
                var taxonomy = TaxonomyMaker.Taxonomy(draws);
                var schema = taxonomy.ToJsonSchema();
                var response = taxonomy.Generate(draws);
                for (var i = draws.Whole(0, 2); i > 0; i--)
                    Mutation.Of(response, draws);
                var value = JsonSerializer.SerializeToElement(response);
                var problems = taxonomy.Check(value);
                var accepted = Accepts(schema, value);
                if (accepted is null)
                    return;
                if (problems.IsEmpty)
                    Assert.True(accepted, $"refused by the schema alone: {value}\n{schema.ToJsonString()}");
                if (problems.Any(p => Expressible(p.Code, p.Path)))
                    Assert.False(accepted, $"accepted by the schema alone: {value}\n{string.Join("\n", problems)}\n{schema.ToJsonString()}");
            },
            iter: 3_000 * LongTier.Times);

    [Theory]
    [InlineData("textcollection", """{"fields":[{"type":"text","field_id":"f","title":"What you hear","hint":"Every word."}]}""", "annotations.properties.f", "What you hear", "Every word.")]
    [InlineData("transcription", """{"fields":{"f":"The headline"}}""", "fields.properties.f", null, "The headline")]
    [InlineData("annotation", """{"objects_to_annotate":["cat"],"annotation_attributes":{"f":{"type":"text","description":"What it does"}}}""", "annotations.items.properties.attributes.properties.f", null, "What it does")]
    [InlineData("annotation", """{"objects_to_annotate":["cat"],"annotation_attributes":{"f":{"type":"text","description":7}}}""", "annotations.items.properties.attributes.properties.f", null, null)]
    public void A_schema_has_the_words_of_the_taxonomy_for_people_who_read_it(string type, string parameters, string path, string? title, string? description)
    {
        var node = TaxonomyCompiler.Compile(type, JsonElement.Parse(parameters), out _)!.ToJsonSchema()["properties"];
        foreach (var key in path.Split('.'))
            node = node![key];
        Assert.Equal((title, description), ((string?)node!["title"], (string?)node["description"]));
    }

    [Fact]
    public void A_schema_says_which_dialect_it_is() =>
        Assert.Equal(CompiledTaxonomy.SchemaDialect, (string?)TaxonomyMaker.Taxonomy(new Draws(1)).ToJsonSchema()["$schema"]);
}
