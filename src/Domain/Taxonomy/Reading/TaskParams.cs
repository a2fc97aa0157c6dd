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

    private static readonly string[] Films = [".mp4", ".webm", ".ogv", ".mov", ".m4v"];

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

    private string? Text(string name) => Get(name) is { } value && JsonText.Read(value) is { Length: > 0 } text ? text : null;

    /// <summary>The text stands behind this address; any other string is the text.</summary>
    private static bool IsElsewhere(string attachment) => Elsewhere.Any(scheme => attachment.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Several attachments are its frames, one by one, unless they are films; a single one is a film unless it is said to be a picture.</summary>
    private int? FrameCount()
    {
        if (Get("attachments") is not { ValueKind: JsonValueKind.Array } given || given.GetArrayLength() is not (> 0 and var count) || Get("attachment") is not null)
            return null;
        var said = Text("attachment_type") ?? Text(given[0], "type");
        return said == "image" || (said is null && count > 1 && !IsFilm(given[0])) ? count : null;
    }

    private static bool IsFilm(JsonElement attachment) =>
        (JsonText.Read(attachment) ?? Text(attachment, "content") ?? Text(attachment, "url")) is { } address
        && Films.Any(ending => address.Split('?', '#')[0].EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var text) ? JsonText.Read(text) : null;
}
