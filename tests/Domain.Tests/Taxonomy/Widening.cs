using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Tests.Domain.Taxonomy;

/// <summary>Changes of parameters that allow more and take nothing away.</summary>
internal static class Widening
{
    private const string New = "a new one";

    public static JsonObject Of(JsonObject parameters, Draws draws)
    {
        var wider = (JsonObject)parameters.DeepClone();
        if (wider["geometries"] is JsonObject geometries)
            foreach (var (_, geometry) in geometries)
                Geometry((JsonObject)geometry!, draws);
        else if (wider.ContainsKey("objects_to_annotate"))
            Geometry(wider, draws);
        if (wider["geometries"] is JsonObject more && draws.Chance(0.3))
            more.TryAdd("line", new JsonObject { ["objects_to_annotate"] = new JsonArray(New) });
        if (wider.ContainsKey("annotation_attributes") && draws.Chance(0.3))
            wider.TryAdd("events_to_annotate", new JsonArray(New));
        foreach (var name in new[] { "categories", "choices", "objects_to_annotate", "events_to_annotate", "features" })
            Longer(wider[name], draws);
        foreach (var (_, attribute) in wider["annotation_attributes"] as JsonObject ?? [])
            Attribute((JsonObject)attribute!, draws);
        foreach (var field in wider["fields"] as JsonArray ?? [])
            Field((JsonObject)field!, draws);
        Links(wider["links"] as JsonObject, draws);
        return wider;
    }

    private static void Geometry(JsonObject geometry, Draws draws)
    {
        Longer(geometry["objects_to_annotate"], draws);
        foreach (var least in new[] { "min_width", "min_height" })
            if (geometry[least] is { } size && draws.Chance(0.5))
                geometry[least] = draws.Chance(0.5) ? null : Number(size) / 2;
        if (draws.Chance(0.5))
            geometry["integer_pixels"] = false;
        if (geometry.ContainsKey("can_rotate") && draws.Chance(0.5))
            geometry["can_rotate"] = true;
        if (geometry["max_vertices"] is { } most && draws.Chance(0.5))
            geometry["max_vertices"] = draws.Chance(0.5) ? null : Number(most) + 1;
        if (geometry["min_vertices"] is { } fewest && draws.Chance(0.5))
            geometry["min_vertices"] = Math.Max(1, Number(fewest) - 1);
    }

    private static void Attribute(JsonObject attribute, Draws draws)
    {
        var type = (string?)attribute["type"];
        if (draws.Chance(0.5))
            attribute["required"] = false;
        if (type == "number" && draws.Chance(0.5))
            attribute["step"] = (attribute["step"] is { } step ? Number(step) : 1) / 2;
        if (type == "number" && draws.Chance(0.5))
            attribute["min"] = Number(attribute["min"]!) - draws.Whole(0, 3);
        if (attribute["max"] is { } max && draws.Chance(0.5))
            attribute["max"] = Number(max) + 0.5;
        if (type == "linked" && draws.Chance(0.5))
            attribute.Remove("allowed_labels");
        Longer(attribute["choices"], draws);
        // What is wanted only here and there must not be wanted everywhere: that would ask more.
        var global = (attribute["conditions"] as JsonObject)?.ContainsKey("is_global") == true;
        if (!global && (bool?)attribute["required"] == false && draws.Chance(0.5))
            attribute.Remove("conditions");
    }

    private static void Field(JsonObject field, Draws draws, bool inSet = false)
    {
        var isSet = field["fields"] is JsonArray;
        foreach (var below in field["fields"] as JsonArray ?? [])
            Field((JsonObject)below!, draws, inSet: true);
        if (draws.Chance(0.5))
            field["required"] = false;
        foreach (var most in new[] { "max_responses_required", "max_length", "max" })
            // Of a set and what stands in it only one can be answered several times.
            if (field[most] is { } bound && (most != "max_responses_required" || !(isSet || inSet) || Number(bound) > 1) && draws.Chance(0.5))
                field[most] = Number(bound) + 1;
        if (field["min_length"] is { } length && draws.Chance(0.5))
            field["min_length"] = Math.Max(0, Number(length) - 1);
        if ((string?)field["type"] == "datetime" && draws.Chance(0.5))
            field["min"] = "2025-12-31T23:00:00Z";
    }

    /// <summary>Labels that were named become any.</summary>
    private static void Links(JsonObject? links, Draws draws)
    {
        if (links?["near"]?[0] is JsonObject near && draws.Chance(0.5))
            near.Remove("from_allowed_labels");

        if (links?["on top"] is JsonObject top && draws.Chance(0.5))
            top.Remove("to_allowed_labels");
    }

    private static void Longer(JsonNode? list, Draws draws)
    {
        if (list is JsonArray names && draws.Chance(0.5) && names.All(n => n is not JsonValue value || (string?)value != New))
            names.Add((JsonNode)New);
    }

    private static double Number(JsonNode node) =>
        double.Parse(node.GetValueKind() == JsonValueKind.String ? (string)node! : node.ToJsonString(), CultureInfo.InvariantCulture);
}
