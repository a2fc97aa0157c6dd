using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>A task with the names a customer knows its place by.</summary>
/// <param name="Batch">Null when the task was given none.</param>
/// <param name="Extra">Writes fields that this reply has besides; null for none.</param>
internal readonly record struct NamedTask(TaskRow Row, string? Project, string? Batch, Action<Utf8JsonWriter>? Extra = null)
{
    /// <summary>The single answers, as JSON, that the response was made of; null where it is one person's own.</summary>
    public IReadOnlyList<string>? Answers { get; init; }
}

/// <summary>
/// The task object. What is unset is left out, never null: clients test for the key. Only <c>metadata</c> is always there.
/// </summary>
internal static class TaskJson
{
    public static void Write(Utf8JsonWriter json, NamedTask task)
    {
        var row = task.Row;
        json.WriteStartObject();
        json.WriteString("task_id", row.Ref.Id.Value);
        json.WriteString("created_at", Moment.Write(row.CreatedAt));
        json.WriteString("updated_at", Moment.Write(row.ChangedAt));
        if (row is { Status: LabelTaskStatus.Completed, CompletedAt: { } completed })
            json.WriteString("completed_at", Moment.Write(completed));
        Optional(json, "callback_url", row.CallbackUrl);
        if (row.CallbackSucceeded is { } succeeded)
            json.WriteBoolean("callback_succeeded", succeeded);
        json.WriteString("type", row.Type);
        json.WriteString("status", TaskStatusWords.Of(row.Status));
        Optional(json, "instruction", row.Instruction);
        if (row.Ref.Tenant.Mode == Mode.Test)
            json.WriteBoolean("is_test", true);
        Optional(json, "project", task.Project);
        Optional(json, "batch", task.Batch);
        Optional(json, "unique_id", row.UniqueId);
        Raw(json, "tags", row.Tags);
        Optional(json, "urgency", row.Urgency);
        json.WriteNumber("priority", row.Priority);
        json.WriteNumber("project_param_version", row.ParamVersion);
        Raw(json, "metadata", row.Metadata);
        Raw(json, "params", row.Params);

        // Before completion the row may hold labels that a reviewer has yet to judge.
        if (row.Status is LabelTaskStatus.Completed or LabelTaskStatus.Error)
            Raw(json, "response", row.Response);
        if (task.Answers is { } answers)
            WriteAnswers(json, answers);
        if (row.Review is not null)
            ReviewJson.Write(json, row);
        task.Extra?.Invoke(json);
        json.WriteEndObject();
    }

    /// <summary>The few fields of a list that asked for no more.</summary>
    public static void WriteLimited(Utf8JsonWriter json, NamedTask task)
    {
        json.WriteStartObject();
        json.WriteString("task_id", task.Row.Ref.Id.Value);
        json.WriteString("status", TaskStatusWords.Of(task.Row.Status));
        Raw(json, "metadata", task.Row.Metadata);
        Optional(json, "project", task.Project);
        json.WriteEndObject();
    }

    private static void WriteAnswers(Utf8JsonWriter json, IReadOnlyList<string> answers)
    {
        json.WriteStartArray("attempts");
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            Raw(json, "response", answer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void Raw(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
            return;
        json.WritePropertyName(name);
        json.WriteRawValue(text, skipInputValidation: true);
    }
}
