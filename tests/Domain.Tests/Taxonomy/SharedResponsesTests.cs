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
    }

    private static IEnumerable<JsonNode> Responses(CompiledTaxonomy taxonomy, Draws draws)
    {
        for (var i = 0; i < ResponsesPerTaxonomy; i++)
        {
            var response = taxonomy.Response.Generate(new(draws))!;
            for (var changes = i; changes > 0; changes -= 2)
                Mutation.Of(response, draws);
            var problems = taxonomy.Check(JsonSerializer.SerializeToElement(response));
            if (response.ToJsonString().Length <= MaxResponse)
                yield return new JsonObject
                {
                    ["response"] = response,
                    ["problems"] = new JsonArray([.. problems.Select(p => (JsonNode)new JsonObject { ["path"] = p.Path, ["code"] = p.Code })]),
                };
        }
    }

    private static string Source([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../fixtures/responses.json");
}
