using System.Runtime.CompilerServices;
using System.Text.Json;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Tests.Domain.Taxonomy;

/// <summary>What the console offers a new project to start from is a taxonomy that the server takes.</summary>
public sealed class TemplateTests
{
    public static TheoryData<string> Ids => [.. Templates().Select(t => t.GetProperty("id").GetString()!)];

    [Theory, MemberData(nameof(Ids))]
    public void Every_template_of_the_console_is_a_taxonomy(string id)
    {
        var template = Templates().Single(t => t.GetProperty("id").GetString() == id);

        Assert.NotNull(TaxonomyCompiler.Compile(template.GetProperty("type").GetString()!, template.GetProperty("params"), out var problems));
        Assert.Empty(problems);
    }

    private static IEnumerable<JsonElement> Templates([CallerFilePath] string here = "") =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Web/src/console/projects/templates.json"))).RootElement.EnumerateArray();
}
