using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;

namespace Scheduler.Api.Batches;

/// <summary>The batch object and its status object.</summary>
internal static class BatchJson
{
    /// <param name="counts">Its tasks by status, where they were asked for.</param>
    public static void Write(Utf8JsonWriter json, Batch batch, string? project, IReadOnlyDictionary<LabelTaskStatus, long>? counts = null)
    {
        json.WriteStartObject();
        json.WriteString("id", batch.Id.Value);
        json.WriteString("project", project);
        json.WriteString("name", batch.Name);
        json.WriteString("status", BatchWords.Of(batch.Status));
        if (batch.Callback is { } callback)
            json.WriteString("callback", callback);
        json.WritePropertyName("metadata");
        json.WriteRawValue(batch.Metadata, skipInputValidation: true);
        json.WriteString("created_at", Moment.Write(batch.CreatedAt));
        if (batch.CompletedAt is { } completed)
            json.WriteString("completed_at", Moment.Write(completed));
        json.WriteBoolean("calibration_batch", batch.Kind == BatchKind.Calibration);
        json.WriteBoolean("self_label_batch", batch.Kind == BatchKind.SelfLabel);
        json.WriteNumber("priority", batch.Priority);
        if (batch.DueAt is { } due)
            json.WriteString("due_at", Moment.Write(due));
        if (counts is not null)
            WriteCounts(json, counts);
        json.WriteEndObject();
    }

    /// <summary>The object of <c>/api/batches</c>: with the states and times that the Scale API has no words for.</summary>
    public static void WriteConsole(Utf8JsonWriter json, Batch batch, Project project, IReadOnlyDictionary<LabelTaskStatus, long> counts)
    {
        json.WriteStartObject();
        json.WriteString("id", batch.Id.Value);
        json.WriteString("name", batch.Name);
        json.WriteString("project", project.Name);
        json.WriteString("kind", BatchWords.Of(batch.Kind));
        json.WriteString("status", BatchWords.Exact(batch.Status));
        json.WriteNumber("priority", batch.Priority);
        json.WritePropertyName("metadata");
        json.WriteRawValue(batch.Metadata, skipInputValidation: true);
        if (batch.Callback is { } callback)
            json.WriteString("callback", callback);
        Time("created_at", batch.CreatedAt);
        Time("launched_at", batch.LaunchedAt);
        Time("completed_at", batch.CompletedAt);
        Time("due_at", project.Settings.DueAt(batch));
        Time("expected_at", batch.LaunchedAt + project.Settings.ExpectedTurnaround);
        json.WriteStartObject("tasks");
        WriteCounts(json, counts);
        json.WriteEndObject();
        json.WriteEndObject();

        void Time(string name, DateTimeOffset? at)
        {
            if (at is { } time)
                json.WriteString(name, Moment.Write(time));
        }
    }

    public static void WriteStatus(Utf8JsonWriter json, Batch batch, IReadOnlyDictionary<LabelTaskStatus, long> counts)
    {
        json.WriteStartObject();
        json.WriteString("status", BatchWords.Of(batch.Status));
        WriteCounts(json, counts);
        json.WriteEndObject();
    }

    public static void WriteCounts(Utf8JsonWriter json, IReadOnlyDictionary<LabelTaskStatus, long> counts)
    {
        json.WriteNumber("pending", counts.GetValueOrDefault(LabelTaskStatus.Pending));
        json.WriteNumber("completed", counts.GetValueOrDefault(LabelTaskStatus.Completed));
        json.WriteNumber("error", counts.GetValueOrDefault(LabelTaskStatus.Error));
        json.WriteNumber("canceled", counts.GetValueOrDefault(LabelTaskStatus.Canceled));
    }
}
