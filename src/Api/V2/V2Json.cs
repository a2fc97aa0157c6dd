using System.Text.Json;
using Scheduler.Api.Batches;
using Scheduler.Api.Http;
using Scheduler.Api.Tasks;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.V2;

/// <summary>The objects of version 2. A reference is an id, or the object itself where it was asked for.</summary>
internal static class V2Json
{
    public static void Write(Utf8JsonWriter json, Project project)
    {
        json.WriteStartObject();
        json.WriteString("id", project.Id.Value);
        json.WriteString("name", project.Name);
        json.WriteString("created_at", Moment.Write(project.CreatedAt));
        json.WriteStartArray("types");
        json.WriteStringValue(project.Type);
        json.WriteEndArray();
        json.WriteStartArray("models");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <param name="project">Null to name it by its id only.</param>
    public static void Write(Utf8JsonWriter json, Delivery delivery, Project? project)
    {
        json.WriteStartObject();
        json.WriteString("id", delivery.Id.Value);
        json.WriteString("name", delivery.Name);
        json.WriteNumber("task_count", delivery.Tasks);
        json.WriteString("delivered_at", Moment.Write(delivery.DeliveredAt));
        Reference(json, "project", delivery.Project.Value, project is null ? null : () => Write(json, project));
        json.WriteEndObject();
    }

    /// <param name="project">Null to name it by its id only.</param>
    public static void Write(Utf8JsonWriter json, Batch batch, Project? project)
    {
        json.WriteStartObject();
        json.WriteString("id", batch.Id.Value);
        json.WriteString("name", batch.Name ?? "");
        Reference(json, "project", batch.Project.Value, project is null ? null : () => Write(json, project));
        json.WriteString("created_at", Moment.Write(batch.CreatedAt));
        if (batch.CompletedAt is { } completed)
            json.WriteString("completed_at", Moment.Write(completed));
        json.WriteString("status", BatchWords.Exact(batch.Status));
        if (batch.Callback is { } callback)
            json.WriteString("callback", callback);
        json.WritePropertyName("metadata");
        json.WriteRawValue(batch.Metadata, skipInputValidation: true);
        json.WriteEndObject();
    }

    /// <param name="project">Null to name it by its id only; the same for the batch. A hidden batch is not named at all.</param>
    public static void Write(Utf8JsonWriter json, TaskRow task, Project? project, Batch? batch, bool named)
    {
        json.WriteStartObject();
        json.WriteString("task_id", task.Ref.Id.Value);
        Reference(json, "project", task.Ref.Project.Value, project is null ? null : () => Write(json, project));
        if (named)
            Reference(json, "batch", task.Ref.Batch.Value, batch is null ? null : () => Write(json, batch, null));
        json.WriteString("status", TaskStatusWords.Of(task.Status));
        json.WriteString("created_at", Moment.Write(task.CreatedAt));
        if (task is { Status: Domain.Tasks.LabelTaskStatus.Completed, CompletedAt: { } completed })
            json.WriteString("completed_at", Moment.Write(completed));
        json.WritePropertyName("metadata");
        json.WriteRawValue(task.Metadata, skipInputValidation: true);
        json.WritePropertyName("threads");
        json.WriteRawValue(Threads(task), skipInputValidation: true);
        json.WriteEndObject();
    }

    /// <summary>The conversation: of the response once there is one, before that what the customer sent.</summary>
    private static string Threads(TaskRow task) =>
        (task.Status == Domain.Tasks.LabelTaskStatus.Completed ? ThreadsIn(task.Response) : null) ?? ThreadsIn(task.Params) ?? "[]";

    private static string? ThreadsIn(string? text)
    {
        if (text is null)
            return null;
        using var document = JsonDocument.Parse(text);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("threads", out var threads) && threads.ValueKind == JsonValueKind.Array
            ? threads.GetRawText()
            : null;
    }

    private static void Reference(Utf8JsonWriter json, string name, string id, Action? whole)
    {
        json.WritePropertyName(name);
        if (whole is null)
            json.WriteStringValue(id);
        else
            whole();
    }
}
