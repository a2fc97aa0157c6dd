using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Domain.Exports.Pictures;

/// <summary>A completed task about one picture, for formats that speak of pictures.</summary>
/// <param name="Picture">Address of the picture; empty when the task has none of its own.</param>
/// <param name="Width">Pixels, as the task's metadata say it (<c>width</c>, <c>height</c>); null when it says nothing of the kind.</param>
/// <param name="Annotations">The entries of <c>response.annotations</c>.</param>
public sealed record PictureTask(string Id, string Picture, double? Width, double? Height, string? Geometry, JsonElement Annotations)
{
    /// <summary>Task types about one picture, each with its one geometry, or null where annotations name theirs.</summary>
    private static readonly FrozenDictionary<string, string?> Types = new Dictionary<string, string?>
    {
        ["imageannotation"] = null,
        ["annotation"] = "box",
        ["polygonannotation"] = "polygon",
        ["lineannotation"] = "line",
        ["pointannotation"] = "point",
        ["cuboidannotation"] = "cuboid",
    }.ToFrozenDictionary();

    public static bool Is(string taskType) => Types.ContainsKey(taskType);

    /// <summary>Null for a task that is not about one picture, or has no response.</summary>
    public static PictureTask? Of(JsonElement task)
    {
        if (!Types.TryGetValue(task.GetProperty("type").GetString()!, out var geometry)
            || !task.GetProperty("status").ValueEquals("completed"u8)
            || !task.TryGetProperty("response", out var response) || response.ValueKind != JsonValueKind.Object
            || !response.TryGetProperty("annotations", out var annotations) || annotations.ValueKind != JsonValueKind.Array)
            return null;
        var metadata = task.GetProperty("metadata");
        return new(task.GetProperty("task_id").GetString()!, PictureOf(task.GetProperty("params")), Size(metadata, "width"), Size(metadata, "height"), geometry, annotations);
    }

    public IEnumerable<PictureAnnotation> Each()
    {
        foreach (var annotation in Annotations.EnumerateArray())
            if (annotation.ValueKind == JsonValueKind.Object)
                yield return PictureAnnotation.Of(annotation, Geometry);
    }

    private static string PictureOf(JsonElement parameters) =>
        parameters.TryGetProperty("attachment", out var attachment) && JsonText.Read(attachment) is { } address ? address
        : parameters.TryGetProperty("attachments", out var many) && many.ValueKind == JsonValueKind.Array && many.GetArrayLength() > 0 && JsonText.Read(many[0]) is { } first ? first
        : "";

    private static double? Size(JsonElement metadata, string key) =>
        metadata.TryGetProperty(key, out var value)
        && (JsonText.TryNumber(value, out var number) || double.TryParse(JsonText.Read(value), NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        && number > 0 && double.IsFinite(number) ? number : null;
}
