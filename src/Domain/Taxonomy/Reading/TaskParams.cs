using System.Text.Json;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>The parameters in force for a task: its own top-level keys, and below them the project's.</summary>
/// <param name="Own">The task's, or the project's where there is no task.</param>
/// <param name="Inherited">The project's; null for none.</param>
public readonly record struct TaskParams(JsonElement Own, JsonElement? Inherited = null)
{
    /// <summary>Parameters that the taxonomy is made of. A task that gives none of them has its project's taxonomy.</summary>
    private static readonly HashSet<string> OfTaxonomy =
    [
        "categories", "allow_multiple", "choices", "fields", "repeatable_fields", "objects_to_annotate", "geometries", "labels", "features",
        "annotation_attributes", "global_attributes", "links", "events_to_annotate", "min_annotations", "max_annotations", "min_width", "min_height",
        "min_vertices", "max_vertices", "can_rotate", "integer_pixels", "camera_intrinsics", "camera_rotation_quaternion", "camera_height",
    ];

    public static bool ShapeTaxonomy(JsonElement parameters) =>
        parameters.ValueKind == JsonValueKind.Object && parameters.EnumerateObject().Any(p => p.Value.ValueKind != JsonValueKind.Null && OfTaxonomy.Contains(p.Name));

    /// <summary>The text that answers of this type point into; null for the other types, and where the task names an address instead.</summary>
    public string? TextOf(string type) =>
        type == "namedentityrecognition" && Get("text") is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } given ? given : null;

    /// <summary>Null for absent; a null counts as absent.</summary>
    public JsonElement? Get(string name) =>
        Own.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value
        : Inherited is { ValueKind: JsonValueKind.Object } inherited && inherited.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null ? value
        : null;
}
