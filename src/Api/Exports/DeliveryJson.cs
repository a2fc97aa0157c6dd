using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Exports;

namespace Scheduler.Api.Exports;

/// <summary>A delivery as <c>/api</c> and callbacks show it.</summary>
internal static class DeliveryJson
{
    /// <param name="export">Its file; null for a delivery of before there were any.</param>
    public static void Write(Utf8JsonWriter json, Delivery delivery, string? project, ExportRow? export)
    {
        json.WriteStartObject();
        json.WriteString("id", delivery.Id.Value);
        json.WriteString("name", delivery.Name);
        json.WriteNumber("number", delivery.Number);
        json.WriteString("project", project);
        json.WriteString("from", Moment.Write(delivery.From));
        json.WriteString("to", Moment.Write(delivery.To));
        json.WriteString("delivered_at", Moment.Write(delivery.DeliveredAt));
        json.WriteNumber("task_count", delivery.Tasks);
        if (export is not null)
        {
            json.WritePropertyName("export");
            ExportJson.WriteShort(json, export);
        }

        json.WriteEndObject();
    }
}
