using System.Collections.Immutable;
using System.Text.Json;
using Scheduler.Domain.Attachments;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Domain.Projects;

/// <summary>
/// What is to be looked at or listened to is named by an address. Anything else passes for plain text: no check would ever look at
/// it and no browser show it, so the task would wait for ever.
/// </summary>
public static class AddressRule
{
    /// <summary>Attachments of pictures, films and sounds that are text without being an address; entries that are objects say themselves what they are.</summary>
    public static ImmutableArray<Problem> Check(string type, TaskParams parameters)
    {
        if (!(TaskType.Find(type)?.IsMedia ?? false) && Text(parameters.Get("attachment_type")) is not ("image" or "video" or "audio"))
            return [];
        var problems = ImmutableArray.CreateBuilder<Problem>();
        Check("attachment", parameters.Get("attachment"));
        if (parameters.Get("attachments") is { ValueKind: JsonValueKind.Array } many)
            foreach (var (entry, i) in many.EnumerateArray().Take(AttachmentLimits.MaxPerTask).Select((e, i) => (e, i)))
                Check($"attachments[{i}]", entry);
        return problems.ToImmutable();

        void Check(string path, JsonElement? value)
        {
            // Nothing at all is another problem: that something is missing.
            if (Text(value) is { Length: > 0 } text && !AttachmentSources.IsAddress(text))
                problems.Add(new("wrong_type", path, $"{path} must be the address of a picture, film or sound: http or https with spaces written as %20, or that of an uploaded file (scaledata://)."));
        }
    }

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
