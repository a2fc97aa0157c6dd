using System.Collections.Immutable;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Bench.Validation;

/// <summary>A picture with many boxes, each with a label and half of them with an attribute that depends on it: what a submit costs.</summary>
[MemoryDiagnoser]
public class BoxBenchmarks
{
    private const int Column = 100;
    private const int Columns = 25;

    private const string Params = """
        {"geometries":{"box":{"objects_to_annotate":["cat","dog"],"min_width":1}},
        "annotation_attributes":{"state":{"choices":["sleeping","not sleeping"],"conditions":{"label_condition":{"label":["cat"]}}}}}
        """;

    /// <summary>Boxes of an answer; set before the run, which stays in this process.</summary>
    internal static int Boxes { get; set; }

    /// <summary>Seeds how far each answer lies beside the others.</summary>
    internal static int Seed { get; set; }

    private readonly string _params = Params;
    private string _response = "";
    private JsonElement _parsed;
    private CompiledTaxonomy _taxonomy = null!;
    private IMerge _merge = null!;
    private Answer[] _three = [];

    [GlobalSetup]
    public void Setup()
    {
        using var parameters = JsonDocument.Parse(Params);
        _taxonomy = TaxonomyCompiler.Compile("imageannotation", parameters.RootElement, out _)!;
        _merge = AnswerRules.For("imageannotation", new(parameters.RootElement)).Merge;
        _response = Answer(0);
        _parsed = JsonDocument.Parse(_response).RootElement;
        _three = [new(Answer(0)), new(Answer(1)), new(Answer(2))];
        if (!ValidateText().IsEmpty)
            throw new InvalidOperationException("The response must be valid.");
    }

    /// <summary>From text: UTF-8, strict parsing, the taxonomy.</summary>
    [Benchmark]
    public ImmutableArray<Problem> ValidateText() => ResponseText.Check(_response, _taxonomy);

    /// <summary>The taxonomy alone.</summary>
    [Benchmark]
    public ImmutableArray<Problem> ValidateParsed() => _taxonomy.Check(_parsed);

    /// <summary>The floor: reading the text without asking what it says.</summary>
    [Benchmark(Baseline = true)]
    public JsonValueKind ParseOnly()
    {
        using var document = JsonDocument.Parse(_response);
        return document.RootElement.ValueKind;
    }

    [Benchmark]
    public CompiledTaxonomy? Compile()
    {
        using var parameters = JsonDocument.Parse(_params);
        return TaxonomyCompiler.Compile("imageannotation", parameters.RootElement, out _);
    }

    [Benchmark]
    public MergedResponse MergeThree() => _merge.Merge(_three);

    private static string Answer(int person)
    {
        var chance = new Random((Seed * 31) + person);
        return JsonSerializer.Serialize(new
        {
            annotations = Enumerable.Range(0, Boxes).Select(i => new
            {
                uuid = $"3f2504e0-4f89-41d3-9a0c-{person:x4}{i:x8}",
                type = "box",
                label = i % 2 == 0 ? "cat" : "dog",
                left = (i % Columns * Column) + chance.Next(5),
                top = (i / Columns * Column) + (chance.Next(20) / 4.0),
                width = 80,
                height = 90.25,
                attributes = i % 2 == 0 ? new Dictionary<string, string> { ["state"] = "sleeping" } : [],
            }),
        });
    }
}
