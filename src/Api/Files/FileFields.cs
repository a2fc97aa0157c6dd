using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Files;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Files;

namespace Scheduler.Api.Files;

/// <summary>What is said of a file beside its bytes, in an upload or an import.</summary>
internal static class FileFields
{
    public static FileRow Read(Fields fields, FileRow file)
    {
        // An upload has all its fields as texts, also the metadata.
        var metadata = fields.Get("metadata") is { ValueKind: JsonValueKind.String } text ? Parsed(fields, text.GetString()!) : fields.ObjectText("metadata", TaskLimits.MaxMetadataBytes);
        return file with
        {
            Project = NonEmpty(fields.Text("project_name", FileLimits.MaxNameLength)),
            ReferenceId = NonEmpty(fields.Text("reference_id", FileLimits.MaxNameLength)),
            DisplayName = NonEmpty(fields.Text("display_name", FileLimits.MaxNameLength)) ?? file.DisplayName,
            Metadata = metadata,
        };
    }

    private static string? Parsed(Fields fields, string text)
    {
        if (text.Length == 0)
            return null;
        try
        {
            if (text.Length <= TaskLimits.MaxMetadataBytes && Domain.StrictJson.Read(text, Domain.RequestLimits.MaxJsonDepth, e => e.ValueKind == JsonValueKind.Object))
                return text;
        }
        catch (JsonException)
        {
            // Said below.
        }

        fields.Add("wrong_type", "metadata", $"metadata must be a JSON object of at most {TaskLimits.MaxMetadataBytes} bytes.");
        return null;
    }

    private static string? NonEmpty(string? text) => text is "" ? null : text;
}
