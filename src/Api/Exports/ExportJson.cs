using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Exports;
using Scheduler.Storage.Exports;

namespace Scheduler.Api.Exports;

/// <summary>An export as its customer sees it.</summary>
internal static class ExportJson
{
    /// <param name="link">A signed link to the file, when it is there.</param>
    public static void Write(Utf8JsonWriter json, ExportRow export, string? link)
    {
        var mark = export.Progress?.Mark;
        json.WriteStartObject();
        json.WriteString("id", export.Id);
        json.WriteString("format", export.Format);
        if (export.Delivery is { } delivery)
            json.WriteString("delivery_id", delivery.Value);
        json.WriteString("state", StateOf(export));
        json.WriteString("as_of", Moment.Write(export.AsOf));
        json.WritePropertyName("filter");
        json.WriteRawValue(export.Filter, skipInputValidation: true);
        json.WriteString("created_at", Moment.Write(export.CreatedAt));
        json.WriteString("updated_at", Moment.Write(export.UpdatedAt));
        if (export.Total is { } total)
            json.WriteNumber("total", export.State == ExportState.Completed && mark is not null ? mark.Tasks + mark.Skipped : total);
        json.WriteNumber("tasks", mark?.Tasks ?? 0);
        json.WriteNumber("skipped", mark?.Skipped ?? 0);
        json.WriteNumber("skipped_not_completed", mark?.NotCompleted ?? 0);
        json.WriteNumber("annotations", mark?.Items ?? 0);
        json.WriteNumber("annotations_left_out", mark?.LeftOut ?? 0);
        if (export.DoneAt is { } done)
            json.WriteString("finished_at", Moment.Write(done));
        if (export.State == ExportState.Completed)
        {
            json.WriteString("file_name", FileName(export));
            json.WriteNumber("size", export.Size ?? 0);
            json.WriteString("sha256", export.Sha256);
            if (export.Delivery is null)
                json.WriteString("expires_at", Moment.Write(export.DoneAt!.Value + ExportLimits.Kept));
            json.WriteString("url", link);
        }

        if (export.Error is { } error)
            json.WriteString("error", error);
        json.WriteEndObject();
    }

    /// <summary>An export as something else names it: what it is, and where all of it is told.</summary>
    public static void WriteShort(Utf8JsonWriter json, ExportRow export)
    {
        json.WriteStartObject();
        json.WriteString("id", export.Id);
        json.WriteString("format", export.Format);
        json.WriteString("state", StateOf(export));
        json.WriteString("url", "/api/exports/" + export.Id);
        if (export.State == ExportState.Completed)
        {
            json.WriteNumber("size", export.Size ?? 0);
            json.WriteString("sha256", export.Sha256);
        }

        json.WriteEndObject();
    }

    private static string StateOf(ExportRow export) => export.State switch
    {
        ExportState.Completed => "completed",
        ExportState.Failed => "failed",
        _ => export.Progress is null ? "waiting" : "running",
    };

    public static string FileName(ExportRow export) => $"export-{export.Id[..8]}.{ExportFormats.Find(export.Format)!.Extension}";
}
