using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Callbacks;
using Scheduler.Storage.Callbacks;

namespace Scheduler.Api.Callbacks;

/// <summary>A callback as its customer sees it.</summary>
internal static class CallbackJson
{
    public static void Write(Utf8JsonWriter json, CallbackRow row) => Write(json, row, null);

    /// <param name="tries">Null leaves them out.</param>
    public static void Write(Utf8JsonWriter json, CallbackRow row, IReadOnlyList<CallbackTry>? tries)
    {
        var told = row.Event;
        json.WriteStartObject();
        json.WriteString("id", told.Id);
        json.WriteString("kind", CallbackWords.Of(told.Kind));
        if (told.Task is { } task)
            json.WriteString("task_id", task.Value);
        if (told.Batch is { } batch)
            json.WriteString("batch_id", batch.Value);
        if (told.Delivery is { } delivery)
            json.WriteString("delivery_id", delivery.Value);
        json.WriteString("address", told.Address);
        json.WriteString("state", CallbackWords.Of(row.State));
        json.WriteString("occurred_at", Moment.Write(told.At));
        json.WriteNumber("tries", row.Tries);
        json.WriteNumber("tries_of_all_rounds", row.Tried);
        if (row.State == CallbackState.Waiting)
            json.WriteString("next_try_at", Moment.Write(row.Due));
        if (row.DoneAt is { } done)
            json.WriteString("done_at", Moment.Write(done));
        if (tries is not null)
        {
            json.WriteStartArray("log");
            foreach (var tried in tries)
                Write(json, tried);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CallbackTry tried)
    {
        json.WriteStartObject();
        json.WriteString("at", Moment.Write(tried.At));
        json.WriteNumber("took_ms", (long)tried.Took.TotalMilliseconds);
        json.WriteString("result", CallbackWords.Of(tried.Result));
        if (tried.Status is { } status)
            json.WriteNumber("status", status);
        if (tried.Detail is { } detail)
            json.WriteString("detail", detail);
        json.WriteEndObject();
    }
}
