using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Domain.Attachments;

/// <summary>Finds the attachments in a task's parameters: the one place that knows where they may stand.</summary>
public static class AttachmentList
{
    private const int MaxDepth = 4;

    private const string KindKey = "attachment_type";

    private static readonly ImmutableArray<string> Roots = ["attachment", "attachments", "context_attachments"];

    /// <summary>Members of an entry that hold an address; others may be links that mean something else, such as a source to cite.</summary>
    private static readonly ImmutableArray<string> Members = ["attachment", "attachments", "url", "content"];

    /// <summary>A quick no for parameters that cannot have any; a yes may still find none.</summary>
    public static bool MayHave(string parameters) => parameters.Contains("attachment", StringComparison.Ordinal)
        && (parameters.Contains(":/", StringComparison.Ordinal) || parameters.Contains(":\\/", StringComparison.Ordinal) || parameters.Contains("data:", StringComparison.OrdinalIgnoreCase));

    /// <summary>What tasks inherit of attachments from a project's parameters: an object of nothing else, small enough to be kept.</summary>
    public static string Inheritable(string parameters)
    {
        using var document = JsonDocument.Parse(parameters);
        return RawObject.Without(document.RootElement, name => name != KindKey && !Roots.Contains(name));
    }

    /// <summary>
    /// At most <see cref="AttachmentLimits.MaxPerTask"/>, always in the same order. What a task and a version of its project say never
    /// changes, so a place in it names an attachment.
    /// </summary>
    /// <param name="parameters">A task whose own are no object has none.</param>
    public static ImmutableArray<Attachment> Of(TaskParams parameters)
    {
        var found = ImmutableArray.CreateBuilder<Attachment>();
        if (parameters.Own.ValueKind == JsonValueKind.Object)
        {
            var kind = parameters.Get(KindKey) is { ValueKind: JsonValueKind.String } said ? said.GetString() : null;
            foreach (var root in Roots)
                if (parameters.Get(root) is { } value)
                    Walk(value, "$." + root, root == "context_attachments" ? null : kind, 0, found);
        }

        return found.ToImmutable();
    }

    /// <summary>The same of the stored texts.</summary>
    /// <param name="inherited">The project's, or what is <see cref="Inheritable"/> of them.</param>
    public static ImmutableArray<Attachment> Of(string own, string inherited = "{}")
    {
        if (!MayHave(own) && !MayHave(inherited))
            return [];
        using var ownDocument = JsonDocument.Parse(own);
        using var inheritedDocument = JsonDocument.Parse(inherited);
        return Of(new TaskParams(ownDocument.RootElement, inheritedDocument.RootElement));
    }

    private static void Walk(JsonElement value, string path, string? kind, int depth, ImmutableArray<Attachment>.Builder found)
    {
        if (depth > MaxDepth || found.Count == AttachmentLimits.MaxPerTask)
            return;
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                var url = value.GetString()!;
                if (AttachmentSources.Of(url) != AttachmentSource.Unspecified)
                    found.Add(new(path, url, kind));
                break;
            case JsonValueKind.Array:
                var i = 0;
                foreach (var entry in value.EnumerateArray())
                    Walk(entry, string.Create(CultureInfo.InvariantCulture, $"{path}[{i++}]"), kind, depth + 1, found);
                break;
            case JsonValueKind.Object:
                var own = TextOf(value, "type") ?? TextOf(value, KindKey) ?? kind;
                // A page to visit is not fetched for anybody: the person opens it.
                if (own == "website")
                    break;
                foreach (var member in Members)
                    if (value.TryGetProperty(member, out var inner))
                        Walk(inner, $"{path}.{member}", own, depth + 1, found);
                break;
        }
    }

    private static string? TextOf(JsonElement parameters, string name) =>
        parameters.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
