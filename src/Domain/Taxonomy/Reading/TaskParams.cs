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
        "min_vertices", "max_vertices", "connections", "can_rotate", "integer_pixels", "camera_intrinsics", "camera_rotation_quaternion", "camera_height",
    ];

    private static readonly string[] Elsewhere = ["http:", "https:", "scaledata:"];

    public static bool ShapeTaxonomy(JsonElement parameters) =>
        parameters.ValueKind == JsonValueKind.Object && parameters.EnumerateObject().Any(p => p.Value.ValueKind != JsonValueKind.Null && OfTaxonomy.Contains(p.Name));

    /// <summary>What answers of this type point into.</summary>
    public TaskContent ContentOf(string type) => type switch
    {
        "namedentityrecognition" => new(Text("text") ?? (Text("attachment_type") == "text" && Text("attachment") is { } own && !IsElsewhere(own) ? own : null)),
        _ when AnnotationReader.Videos.Contains(type) => new(Frames: FrameCount()),
        _ => default,
    };

    /// <summary>Null for absent; a null counts as absent.</summary>
    public JsonElement? Get(string name) =>
        Own.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value
        : Inherited is { ValueKind: JsonValueKind.Object } inherited && inherited.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null ? value
        : null;

    private string? Text(string name) => Get(name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } given ? given : null;

    /// <summary>The text stands behind this address; any other string is the text.</summary>
    private static bool IsElsewhere(string attachment) => Elsewhere.Any(scheme => attachment.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Several attachments are its frames, one by one; a single one is a film unless it is said to be a picture.</summary>
    private int? FrameCount()
    {
        if (Get("attachments") is not { ValueKind: JsonValueKind.Array } given || given.GetArrayLength() is not (> 0 and var count) || Get("attachment") is not null)
            return null;
        var said = Text("attachment_type") ?? (given[0].ValueKind == JsonValueKind.Object && given[0].TryGetProperty("type"u8, out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null);
        return said == "image" || (said is null && count > 1) ? count : null;
    }
}
