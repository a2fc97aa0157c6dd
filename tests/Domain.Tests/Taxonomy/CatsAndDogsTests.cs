using System.Text.Json;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Tests.Domain.Taxonomy;

/// <summary>The fixture is shared: the web client holds its own check to the same verdicts.</summary>
public sealed class CatsAndDogsTests
{
    private static readonly JsonElement Fixture = JsonDocument.Parse(File.ReadAllText("fixtures/cats-and-dogs.json")).RootElement;

    private static readonly CompiledTaxonomy Taxonomy = TaxonomyCompiler.Compile("imageannotation", Fixture.GetProperty("params"), out _)!;

    public static TheoryData<string> Cases => [.. Fixture.GetProperty("responses").EnumerateArray().Select(r => r.GetProperty("name").GetString()!)];

    [Theory, MemberData(nameof(Cases))]
    public void Each_response_gets_its_verdict(string name)
    {
        var (response, expected) = Case(name);
        var found = ResponseText.Check(response.GetRawText(), Taxonomy);
        Assert.Equal(expected, found.Select(p => (p.Path, p.Code)).Order());
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_schema_agrees_where_it_can(string name)
    {
        var (response, expected) = Case(name);
        var verdict = SchemaLaws.Accepts(Taxonomy.ToJsonSchema(), response);
        Assert.Equal(!expected.Any(e => SchemaLaws.Expressible(e.Code, e.Path)), verdict);
    }

    [Fact]
    public void There_are_more_than_twenty_ways_to_be_wrong() =>
        Assert.InRange(Fixture.GetProperty("responses").EnumerateArray().Count(r => r.GetProperty("problems").GetArrayLength() > 0), 21, int.MaxValue);

    private static (JsonElement Response, (string Path, string Code)[] Expected) Case(string name)
    {
        var found = Fixture.GetProperty("responses").EnumerateArray().Single(r => r.GetProperty("name").GetString() == name);
        return (found.GetProperty("response"), [.. found.GetProperty("problems").EnumerateArray().Select(p => (p.GetProperty("path").GetString()!, p.GetProperty("code").GetString()!)).Order()]);
    }
}
