using System.Text.Json;
using CsCheck;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Generation;
using Scheduler.Domain.Taxonomy.Reading;
using Scheduler.Fuzz;

namespace Scheduler.Tests.Domain.Taxonomy;

public sealed class DiffLaws
{
    private const string Before = """{"geometries":{"box":{"objects_to_annotate":["cat","dog"],"min_width":10}},"annotation_attributes":{"state":{"choices":["a","b"]}}}""";

    [Theory]
    [InlineData(Before, "", "", "")]
    [InlineData("""{"geometries":{"box":{"objects_to_annotate":["cat","dog","cow"],"min_width":5}},"annotation_attributes":{"state":{"choices":["a","b"]}}}""",
        "imageannotation.annotations.box.label.cow", "", "")]
    [InlineData("""{"geometries":{"box":{"objects_to_annotate":["cat"],"min_width":20}},"annotation_attributes":{"state":{"choices":["a","b"]}}}""",
        "", "imageannotation.annotations.box.label.dog", "imageannotation.annotations.box.width")]
    [InlineData("""{"geometries":{"box":{"objects_to_annotate":["cat","dog"],"min_width":10}},"annotation_attributes":{"state":{"choices":["a","c"],"conditions":{"label_condition":{"label":"cat"}}}}}""",
        "imageannotation.annotations.box.attributes.state.c", "imageannotation.annotations.box.attributes.state.b", "imageannotation.annotations.box.attributes.state.conditions")]
    [InlineData("""{"geometries":{"box":{"objects_to_annotate":["cat","dog"],"min_width":10}},"annotation_attributes":{"state":{"choices":["a","b"],"required":false},"age":{"type":"text"}}}""",
        "imageannotation.annotations.box.attributes.age", "", "imageannotation.annotations.box.attributes.age")]
    public void A_diff_names_what_was_added_removed_and_narrowed(string after, string added, string removed, string narrowed)
    {
        var diff = TaxonomyDiff.Between(Compiled(Before), Compiled(after));
        Assert.Equal(Split(added), diff.Added);
        Assert.Equal(Split(removed), diff.Removed);
        Assert.Equal(Split(narrowed), diff.Narrowed);
    }

    [Fact]
    public void The_least_size_of_a_cuboid_stands_in_no_field_and_narrows_all_the_same()
    {
        const string before = """{"geometries":{"cuboid":{"objects_to_annotate":["car"],"min_width":10}}}""";
        var diff = TaxonomyDiff.Between(Compiled(before), Compiled(before.Replace("10", "20", StringComparison.Ordinal)));
        Assert.Equal("imageannotation.annotations.cuboid.width", Assert.Single(diff.Narrowed));
    }

    [Fact]
    public void What_no_diff_calls_narrower_stays_valid() =>
        Gen.Select(Gen.ULong, Gen.ULong).Sample(
            (one, other) =>
            {
                var type = new Draws(one).Pick(TaxonomyMaker.Types);
                var (before, after) = (TaxonomyMaker.Taxonomy(new(one), type), TaxonomyMaker.Taxonomy(new(other), type));
                if (TaxonomyDiff.Between(before, after).MayInvalidate)
                    return;
                Assert.Empty(ResponseText.Check(ResponseGenerator.Make(before, one), after with { Content = before.Content }));
            },
            iter: 2_000 * LongTier.Times);

    [Fact]
    public void A_change_that_only_widens_is_not_called_narrower_and_never_invalidates_a_response_valid_before() => Gen.ULong.Sample(
        seed =>
        {
            var draws = new Draws(seed);
            var (type, parameters) = TaxonomyMaker.Params(draws);
            if (type is "segmentannotation")
                return;
            var wider = Widening.Of(parameters, draws);
            var (before, after) = (Compiled(parameters.ToJsonString(), type), Compiled(wider.ToJsonString(), type));
            var diff = TaxonomyDiff.Between(before, after);
            Assert.False(diff.MayInvalidate, $"{type} {parameters.ToJsonString()} → {wider.ToJsonString()}: {string.Join(", ", diff.Removed.Concat(diff.Narrowed))}");
            Assert.Empty(ResponseText.Check(before.Generate(draws).ToJsonString(), after with { Content = before.Content }));
        },
        iter: 2_000 * LongTier.Times);

    [Theory]
    [InlineData("""{"geometries":{"box":{"objects_to_annotate":["a"],"min_width":50}}}""", """{"geometries":{"box":{"objects_to_annotate":["a"]}}}""")]
    [InlineData("""{"geometries":{"box":{"objects_to_annotate":["a"],"integer_pixels":true}}}""", """{"geometries":{"box":{"objects_to_annotate":["a"]}}}""")]
    [InlineData("""{"geometries":{"point":{"objects_to_annotate":["a"]}},"annotation_attributes":{"n":{"type":"number","min":0,"max":9}}}""", """{"geometries":{"point":{"objects_to_annotate":["a"]}},"annotation_attributes":{"n":{"type":"number","min":0,"max":9,"step":0.5}}}""")]
    [InlineData("""{"geometries":{"point":{"objects_to_annotate":["a","b"]}},"links":{"l":{"from_allowed_labels":["a"],"to_allowed_labels":["b"]}}}""", """{"geometries":{"point":{"objects_to_annotate":["a","b"]}},"links":{"l":{"from_allowed_labels":["a"],"to_allowed_labels":["b"],"is_bidirectional":true}}}""")]
    [InlineData("""{"geometries":{"point":{"objects_to_annotate":["a","b"]}},"links":{"l":{"from_allowed_labels":["a"]}}}""", """{"geometries":{"point":{"objects_to_annotate":["a","b"]}},"links":{"l":{}}}""")]
    public void What_widens_is_no_narrowing_and_back_again_it_is(string narrow, string wide)
    {
        Assert.False(TaxonomyDiff.Between(Compiled(narrow), Compiled(wide)).MayInvalidate);
        Assert.True(TaxonomyDiff.Between(Compiled(wide), Compiled(narrow)).MayInvalidate);
    }

    [Fact]
    public void A_set_that_need_not_be_answered_any_more_widens_and_one_more_field_that_calls_for_another_narrows()
    {
        static CompiledTaxonomy Form(string set) => Compiled($$"""{"fields":[{"type":"FieldSet",{{set}}"fields":[{"type":"text","field_id":"a"},{"type":"text","field_id":"b","required":false}]},{"type":"text","field_id":"c","required":false}]}""", "textcollection");
        const string optional = "\"required\":false,";
        var outside = Compiled("""{"fields":[{"type":"FieldSet","required":false,"fields":[{"type":"text","field_id":"a"}]},{"type":"text","field_id":"b","required":false},{"type":"text","field_id":"c","required":false}]}""", "textcollection");
        Assert.False(TaxonomyDiff.Between(Form(""), Form(optional)).MayInvalidate);
        Assert.Equal("textcollection.annotations.a", Assert.Single(TaxonomyDiff.Between(Form(optional), Form("")).Narrowed));
        Assert.Equal("textcollection.annotations.a", Assert.Single(TaxonomyDiff.Between(outside, Form(optional)).Narrowed));
        Assert.False(TaxonomyDiff.Between(Form(optional), outside).MayInvalidate);
    }

    [Theory]
    // Of a link there and one back between the same two, one is too many where links go both ways.
    [InlineData("""{"geometries":{"point":{"objects_to_annotate":["a"]}},"links":{"l":{}}}""", """{"geometries":{"point":{"objects_to_annotate":["a"]}},"links":{"l":{"is_bidirectional":true}}}""", "imageannotation.links.l.there and back")]
    // What had to be there for some labels has to be there for all.
    [InlineData("""{"geometries":{"point":{"objects_to_annotate":["a","b"]}},"annotation_attributes":{"n":{"type":"text","conditions":{"label_condition":{"label":"a"}}}}}""", """{"geometries":{"point":{"objects_to_annotate":["a","b"]}},"annotation_attributes":{"n":{"type":"text"}}}""", "imageannotation.annotations.point.attributes.n")]
    [InlineData("""{"geometries":{"point":{"objects_to_annotate":["a"]}},"annotation_attributes":{"n":{"type":"number","step":0.5}}}""", """{"geometries":{"point":{"objects_to_annotate":["a"]}},"annotation_attributes":{"n":{"type":"number","step":0.75}}}""", "imageannotation.annotations.point.attributes.n")]
    public void What_looks_wider_and_is_not_is_named(string before, string after, string place)
    {
        var diff = TaxonomyDiff.Between(Compiled(before), Compiled(after));
        Assert.Equal(place, Assert.Single(diff.Removed.Concat(diff.Narrowed)));
    }

    [Fact]
    public void A_taxonomy_does_not_differ_from_itself() => Gen.ULong.Sample(
        seed =>
        {
            var diff = TaxonomyDiff.Between(TaxonomyMaker.Taxonomy(new(seed)), TaxonomyMaker.Taxonomy(new(seed)));
            Assert.Empty(diff.Added);
            Assert.False(diff.MayInvalidate);
        },
        iter: 200 * LongTier.Times);

    private static IEnumerable<string> Split(string paths) => paths.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static CompiledTaxonomy Compiled(string parameters, string type = "imageannotation")
    {
        using var document = JsonDocument.Parse(parameters);
        return TaxonomyCompiler.Compile(type, document.RootElement, out _)!;
    }
}
