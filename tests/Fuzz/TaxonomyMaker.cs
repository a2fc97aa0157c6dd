using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Generation;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Fuzz;

/// <summary>Makes up valid parameters of every task type.</summary>
public static class TaxonomyMaker
{
    public static readonly string[] Types =
    [
        "categorization", "comparison", "transcription", "datacollection", "audiotranscription", "annotation", "polygonannotation", "lineannotation", "pointannotation",
        "cuboidannotation", "segmentannotation", "imageannotation", "documenttranscription", "namedentityrecognition", "textcollection", "videoannotation", "videoboxannotation",
        "videoplaybackannotation", "videocuboidannotation",
    ];

    private static readonly string[] Names = ["cat", "dog", "a car", "père", "日本", "x/y", "Truck", "wheel", "dot.ted", "q\"uote", "🐈"];

    public static CompiledTaxonomy Taxonomy(Draws draws, string? type = null)
    {
        var (chosen, parameters) = Params(draws, type);
        using var document = JsonDocument.Parse(parameters.ToJsonString());
        return TaxonomyCompiler.Compile(chosen, document.RootElement, out var problems)
            ?? throw new InvalidOperationException($"{chosen} {parameters.ToJsonString()}: {string.Join("; ", problems)}");
    }

    public static (string Type, JsonObject Params) Params(Draws draws, string? type = null)
    {
        type ??= draws.Pick(Types);
        var made = new JsonObject();
        var labels = new List<string>();
        switch (type)
        {
            case "categorization":
                made["categories"] = Choices(draws, []);
                made["allow_multiple"] = draws.Chance(0.5);
                break;
            case "comparison":
                made["choices"] = Choices(draws, []);
                break;
            case "transcription" or "datacollection":
                made["fields"] = Texts(draws);
                if (draws.Chance(0.5))
                    made["repeatable_fields"] = Texts(draws);
                break;
            case "textcollection":
                made["fields"] = new FormMaker(draws).Fields();
                break;
            case "segmentannotation":
                made["labels"] = Choices(draws, []);
                foreach (var label in made["labels"]!.AsArray().OfType<JsonObject>())
                    label["instance_label"] = draws.Chance(0.5);
                break;
            case "namedentityrecognition":
                made["labels"] = Choices(draws, labels);
                if (draws.Chance(0.7))
                    made["text"] = string.Join(' ', Enumerable.Range(0, draws.Whole(1, 12)).Select(_ => draws.Pick(Names)));
                break;
            case "documenttranscription":
                made["features"] = Choices(draws, labels);
                break;
            case "audiotranscription":
                made["events_to_annotate"] = Choices(draws, labels);
                break;
            case "imageannotation" or "videoannotation" or "videoplaybackannotation":
                made["geometries"] = Geometries(draws, labels);
                break;
            default:
                made = Geometry(draws, type.Contains("polygon", StringComparison.Ordinal) || type.Contains("line", StringComparison.Ordinal) ? "polygon" : "box", labels);
                break;
        }

        if (labels.Count > 0)
        {
            if (draws.Chance(0.3) && type != "audiotranscription")
                made["events_to_annotate"] = Choices(draws, labels);
            made["annotation_attributes"] = new AttributeMaker(draws, [.. labels.Distinct()]).Attributes();
            if (draws.Chance(0.5))
                made["links"] = Links(draws, labels);
        }

        return (type, made);
    }

    public static JsonArray Choices(Draws draws, List<string> leaves)
    {
        var names = draws.Order(Names.Length).Select(i => Names[i]).Take(draws.Whole(1, 6)).ToList();
        leaves.AddRange(names);
        var array = new JsonArray();
        foreach (var name in names)
            array.Add(draws.Whole(0, 3) switch
            {
                0 => new JsonObject { ["choice"] = name, ["display"] = "shown" },
                1 => new JsonObject { ["choice"] = "group of " + name, ["subchoices"] = new JsonArray(new JsonObject { ["choice"] = name }) },
                _ => (JsonNode)name,
            });
        return array;
    }

    private static JsonObject Geometries(Draws draws, List<string> labels)
    {
        string[] types = ["box", "polygon", "line", "point", "ellipse", "cuboid"];
        return new(draws.Order(types.Length).Take(draws.Whole(1, 6)).Select(i => KeyValuePair.Create(types[i], (JsonNode?)Geometry(draws, types[i], labels))));
    }

    private static JsonObject Geometry(Draws draws, string type, List<string> labels)
    {
        var made = new JsonObject { ["objects_to_annotate"] = Choices(draws, labels) };
        if (type is "box" or "cuboid" && draws.Chance(0.5))
            (made["min_width"], made["min_height"]) = (draws.Whole(0, 30), draws.Whole(0, 30).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (type == "box")
            (made["can_rotate"], made["integer_pixels"]) = (draws.Chance(0.3), draws.Chance(0.3));
        if (type is "polygon" or "line" && draws.Chance(0.5))
            (made["min_vertices"], made["max_vertices"]) = (draws.Whole(1, 5), draws.Whole(5, 9));
        if (type == "cuboid" && draws.Chance(0.5))
            made["camera_height"] = 1.5;
        return made;
    }

    private static JsonObject Links(Draws draws, List<string> labels) => new()
    {
        ["near"] = new JsonArray(new JsonObject { ["is_bidirectional"] = draws.Chance(0.5), ["from_allowed_labels"] = new JsonArray(draws.Pick(labels)) }),
        ["on top"] = new JsonObject { ["to_allowed_labels"] = new JsonArray(draws.Pick(labels)) },
    };

    private static JsonObject Texts(Draws draws) => new(draws.Order(Names.Length).Take(draws.Whole(1, 3)).Select(i => KeyValuePair.Create(Names[i], (JsonNode?)"what stands there")));
}
