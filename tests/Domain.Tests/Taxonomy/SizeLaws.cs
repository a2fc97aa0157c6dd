using System.Diagnostics;
using System.Text.Json;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Tests.Domain.Taxonomy;

/// <summary>Parameters and responses as large as they may be: time and memory grow with their size, not with its square.</summary>
public sealed class SizeLaws
{
    /// <summary>Well above what a busy machine needs, and below what these took before there were bounds: 20 seconds and more.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    [Fact]
    public void Thousands_of_choices_that_are_numbers_are_found_at_once()
    {
        var taxonomy = Compile("textcollection", $$"""{"fields":[{"type":"category","field_id":"f","title":"t","max_choices":5000,"max_responses_required":100,"choices":[{{List(5_000, i => $$"""{"label":"l{{i}}","value":{{i}}}""")}}]}]}""");
        var answer = $"[{List(5_000, i => $"{4_999 - i}")}]";
        Quick(() => Assert.Empty(ResponseText.Check($$"""{"annotations":{"f":{"type":"category","field_id":"f","response":[{{List(40, _ => answer)}}]} } }""", taxonomy)));
    }

    [Fact]
    public void Thousands_of_conditions_read_a_long_list_of_choices_once()
    {
        var clauses = List(50, i => $$"""{"a":["c{{i}}","c{{i + 60}}"]}""");
        var attributes = List(199, i => $$$"""
            "b{{{i}}}":{"type":"text","conditions":{"attribute_conditions":[{{{clauses}}}]}}
            """);
        // 199 × 50 × 2 values: a little below the bound.
        var taxonomy = Compile("annotation", $$"""{"objects_to_annotate":["x"],"annotation_attributes":{"a":{"allow_multiple":true,"choices":[{{List(1_000, i => $"\"c{i}\"")}}]},{{attributes}} } }""");
        var chosen = List(500, i => $"\"c{i + 500}\"");
        Quick(() => Assert.Empty(ResponseText.Check($$"""{"annotations":[{{List(200, _ => $$$"""{"label":"x","left":0,"top":0,"width":1,"height":1,"attributes":{"a":[{{{chosen}}}]}}""")}}]}""", taxonomy)));
    }

    [Theory]
    [InlineData(40, false)]
    [InlineData(41, true)]
    public void Conditions_ask_for_a_bounded_number_of_values_those_of_a_set_for_each_of_its_fields(int values, bool refused)
    {
        using var parameters = JsonDocument.Parse($$"""
            {"fields":[{"type":"category","field_id":"a","title":"t","choices":[{{List(100, i => $"\"c{i}\"")}}]},
            {"type":"FieldSet","conditions":[{"a":[{{List(values, i => $"\"c{i}\"")}}]}],"fields":[{{List(499, i => $$"""{"type":"text","field_id":"f{{i}}","title":"t"}""")}}]}]}
            """);
        // 499 × 41 are more than 20 000.
        TaxonomyCompiler.Compile("textcollection", parameters.RootElement, out var problems);
        Assert.Equal(refused ? [(ProblemCode.TooMany, "fields[1].conditions[0].a")] : [], problems.Select(p => (p.Code, p.Path)));
    }

    [Theory]
    [InlineData(250, false)]
    [InlineData(251, true)]
    public void Links_name_a_bounded_number_of_pairs_of_labels(int to, bool refused)
    {
        string Labels(int count) => List(count, i => $"\"l{i}\"");
        using var parameters = JsonDocument.Parse($$$"""{"objects_to_annotate":[{{{Labels(400)}}}],"links":{"near":{"from_allowed_labels":[{{{Labels(400)}}}],"to_allowed_labels":[{{{Labels(to)}}}]},"any":{} } }""");
        var taxonomy = TaxonomyCompiler.Compile("annotation", parameters.RootElement, out var problems);
        // The link between any labels is one pair, and the last straw.
        Assert.Equal(refused ? ["links.near", "links.any"] : ["links.any"], problems.Select(p => p.Path));
        Assert.All(problems, p => Assert.Equal(ProblemCode.TooMany, p.Code));
        Assert.Null(taxonomy);
    }

    [Theory]
    [InlineData("imageannotation")]
    [InlineData("videoplaybackannotation")]
    public void The_schema_of_ten_times_as_many_labels_is_about_ten_times_as_long(string type)
    {
        int Length(int labels)
        {
            var attributes = List(labels / 10, i => $$$$"""
                "a{{{{i}}}}":{"type":"text","conditions":{"label_condition":{"label":"l{{{{i}}}}"}}}
                """);
            return Compile(type, $$"""{"geometries":{"box":{"objects_to_annotate":[{{List(labels, i => $"\"l{i}\"")}}]} },"annotation_attributes":{ {{attributes}} } }""").ToJsonSchema().ToJsonString().Length;
        }

        Assert.InRange(Length(1_000), 5 * Length(100), 15 * Length(100));
    }

    private static string List(int count, Func<int, string> entry) => string.Join(',', Enumerable.Range(0, count).Select(entry));

    private static void Quick(Action act)
    {
        var watch = Stopwatch.StartNew();
        act();
        Assert.True(watch.Elapsed < Bound, $"It took {watch.Elapsed}.");
    }

    private static CompiledTaxonomy Compile(string type, string text)
    {
        using var parameters = JsonDocument.Parse(text);
        var taxonomy = TaxonomyCompiler.Compile(type, parameters.RootElement, out var problems);
        Assert.Empty(problems);
        return taxonomy!;
    }
}
