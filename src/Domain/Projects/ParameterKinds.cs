using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Scheduler.Domain.Projects;

/// <summary>
/// The JSON types of the parameters that the task types require. What lies inside a taxonomy is judged by the taxonomy; whatever
/// is not named here may be anything.
/// </summary>
public static class ParameterKinds
{
    /// <summary>Most attachments of one task.</summary>
    public const int MaxAttachments = 5_000;

    private const string Text = "a string", List = "a list with at least one entry", Object = "a JSON object", ListOrObject = "a list or a JSON object";

    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["attachment"] = Text,
        ["attachment_type"] = Text,
        ["text"] = Text,
        ["attachments"] = List,
        ["categories"] = List,
        ["choices"] = List,
        ["labels"] = List,
        ["objects_to_annotate"] = List,
        ["geometries"] = Object,
        ["annotation_attributes"] = Object,
        ["fields"] = ListOrObject,
        ["repeatable_fields"] = ListOrObject,
        ["features"] = ListOrObject,
    }.ToFrozenDictionary();

    /// <summary>Parameters of another type than they should be.</summary>
    public static ImmutableArray<Problem> Check(JsonElement parameters)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var (name, kind) in Kinds)
            if (parameters.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null && !Is(value, kind))
                problems.Add(new("wrong_type", name, $"{name} must be {kind}."));
        if (parameters.TryGetProperty("attachments", out var many) && many.ValueKind == JsonValueKind.Array)
            CheckAttachments(many, problems);
        return [.. problems.OrderBy(p => p.Path, StringComparer.Ordinal)];
    }

    private static void CheckAttachments(JsonElement attachments, ImmutableArray<Problem>.Builder problems)
    {
        if (attachments.GetArrayLength() > MaxAttachments)
            problems.Add(new("too_many", "attachments", $"attachments has more than {MaxAttachments} entries."));
        else
            foreach (var (entry, i) in attachments.EnumerateArray().Select((e, i) => (e, i)))
                if (entry.ValueKind is not (JsonValueKind.String or JsonValueKind.Object))
                    problems.Add(new("wrong_type", $"attachments[{i}]", "An attachment is an address, or a JSON object with a type and content."));
    }

    private static bool Is(JsonElement value, string kind) => value.ValueKind switch
    {
        JsonValueKind.String => kind == Text,
        JsonValueKind.Array => kind == List ? value.GetArrayLength() > 0 : kind == ListOrObject,
        JsonValueKind.Object => kind is Object or ListOrObject,
        _ => false,
    };
}
