using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Storage.Files;

namespace Scheduler.Api.Files;

/// <summary>The file object.</summary>
internal static class FileJson
{
    /// <param name="link">A signed link to the bytes, when they are there.</param>
    public static void Write(Utf8JsonWriter json, FileRow file, string? link)
    {
        json.WriteStartObject();
        json.WriteString("id", file.Id);
        json.WriteString("attachment_url", file.AttachmentUrl);
        json.WriteString("created_at", Moment.Write(file.CreatedAt));
        json.WriteString("updated_at", Moment.Write(file.UpdatedAt));
        json.WriteString("mime_type", file.MimeType ?? "application/octet-stream");
        json.WriteStartArray("project_names");
        if (file.Project is { } project)
            json.WriteStringValue(project);
        json.WriteEndArray();
        json.WriteNumber("size", file.Size);
        json.WriteString("status", file.State switch
        {
            FileState.Ready => "ready",
            FileState.Waiting => "importing",
            _ => "failed",
        });
        Optional("display_name", file.DisplayName);
        Optional("reference_id", file.ReferenceId);
        Optional("source_url", file.SourceUrl);
        Optional("error", file.Error);
        Optional("url", link);
        if (file.Metadata is { } metadata)
        {
            json.WritePropertyName("metadata");
            json.WriteRawValue(metadata, skipInputValidation: true);
        }

        json.WriteEndObject();

        void Optional(string name, string? text)
        {
            if (text is not null)
                json.WriteString(name, text);
        }
    }
}
