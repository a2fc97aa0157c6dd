using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Storage.Imports;

namespace Scheduler.Api.Imports;

/// <summary>An import as its customer sees it.</summary>
internal static class ImportJson
{
    public static void Write(Utf8JsonWriter json, ImportRow import, DateTimeOffset now)
    {
        var (plan, progress) = (import.Plan, import.Progress);
        json.WriteStartObject();
        json.WriteString("id", import.Id);
        json.WriteString("state", import.DoneAt is not null ? "completed" : import.LeasedUntil > now ? "running" : "interrupted");
        json.WriteString("format", plan.Format);
        if (plan.Project is { } project)
            json.WriteString("project", project);
        if (plan.Batch is { } batch)
            json.WriteString("batch", batch);
        json.WritePropertyName("map");
        json.WriteRawValue(plan.Mapping, skipInputValidation: true);
        json.WriteBoolean("dry_run", plan.DryRun);
        json.WriteNumber("lines", progress.Lines);
        json.WriteNumber("created", progress.Created);
        json.WriteNumber("failed", progress.Failed);
        json.WriteNumber("last_line", progress.LastLine);
        json.WriteNumber("bytes", progress.Bytes);
        if (import.TotalBytes is { } total)
            json.WriteNumber("total_bytes", total);
        json.WriteString("created_at", Moment.Write(import.CreatedAt));
        json.WriteString("updated_at", Moment.Write(import.UpdatedAt));
        if (import.DoneAt is { } done)
            json.WriteString("finished_at", Moment.Write(done));
        json.WriteStartArray("errors");
        foreach (var error in progress.Errors)
        {
            json.WriteStartObject();
            json.WriteNumber("line", error.Line);
            json.WriteString("error", error.Error);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
