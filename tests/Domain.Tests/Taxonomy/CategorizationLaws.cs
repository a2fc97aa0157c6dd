using System.Text.Json;
using CsCheck;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Tests.Domain.Taxonomy;

public sealed class CategorizationLaws
{
    private static readonly CompiledTaxonomy Single = Compiled("""{"categories":["cat","dog"]}"""), Multiple = Compiled("""{"categories":["cat","dog"],"allow_multiple":true}""");

    private static CompiledTaxonomy Compiled(string json)
    {
        using var document = JsonDocument.Parse(json);
        return TaxonomyCompiler.Compile("categorization", document.RootElement, out _)!;
    }

    [Theory]
    [InlineData("""{"category":"cat"}""", 0)]
    [InlineData("""{"category":"cow"}""", 1)]
    [InlineData("""{"category":["cat"]}""", 1)]
    [InlineData("""{"category":null}""", 1)]
    [InlineData("""{}""", 1)]
    [InlineData("""[]""", 1)]
    [InlineData("""{"category":"\ud800"}""", 1)]
    [InlineData("""{"category":""", 1)]
    [InlineData("", 1)]
    [InlineData(null, 1)]
    public void A_single_answer_is_one_known_name(string? response, int problems) => Assert.Equal(problems, ResponseText.Check(response, Single).Length);

    [Theory]
    [InlineData("""{"category":["dog","cat"]}""", 0)]
    [InlineData("""{"category":["cat","cat"]}""", 1)]
    [InlineData("""{"category":["cow",7]}""", 2)]
    [InlineData("""{"category":["cow","cow","cow"]}""", 1)]
    [InlineData("""{"category":[]}""", 1)]
    public void A_multiple_answer_lists_known_names_once(string response, int problems) => Assert.Equal(problems, ResponseText.Check(response, Multiple).Length);

    [Fact]
    public void Hostile_text_never_throws() =>
        Gen.OneOf(Gen.String, Gen.String.Select(s => "{\"category\":" + s), Gen.String.Select(s => $$"""{"category":"{{s}}"}"""), Gen.Int[1, 2_000].Select(n => new string('[', n)))
            .Sample(text =>
            {
                ResponseText.Check(text, Single);
                ResponseText.Check(text, Multiple);
            });

    [Theory]
    [InlineData("""{"categories":[]}""")]
    [InlineData("""{"categories":"cat"}""")]
    [InlineData("""{"categories":["cat","cat"]}""")]
    [InlineData("""{"categories":["cat"," "]}""")]
    [InlineData("""{"categories":["cat"],"allow_multiple":"yes"}""")]
    [InlineData("""{"categories":["\ud800"]}""")]
    [InlineData("""[]""")]
    [InlineData("""7""")]
    public void Bad_categories_are_problems_not_exceptions(string parameters)
    {
        using var document = JsonDocument.Parse(parameters);
        Assert.Null(TaxonomyCompiler.Compile("categorization", document.RootElement, out var problems));
        Assert.NotEmpty(problems);
    }
}
