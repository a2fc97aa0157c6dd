using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>What the customer has said of a task, as part of the task object.</summary>
internal static class ReviewJson
{
    private static readonly JsonSerializerOptions Stored = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Word(ReviewStatus status) => status.ToString().ToLowerInvariant();

    public static void Write(Utf8JsonWriter json, TaskRow row)
    {
        json.WriteString("customer_review_status", Word(row.Review!.Value));
        if (row.AuditedAt is { } at)
            json.WriteString("customer_audited_at", Moment.Write(at));
        var audits = JsonSerializer.Deserialize<AuditEntry[]>(row.Audits ?? "[]", Stored)!;
        json.WriteStartArray("customer_review_comments");
        foreach (var audit in audits)
            if (audit.Comments is { } comments)
                json.WriteStringValue(comments);
        json.WriteEndArray();
        json.WriteStartArray("audits");
        foreach (var audit in audits)
        {
            json.WriteStartObject();
            json.WriteString("audited_by", audit.By);
            json.WriteString("audited_at", Moment.Write(DateTimeOffset.FromUnixTimeMilliseconds(audit.At)));
            json.WriteString("audit_result", Word(audit.Status));
            json.WriteString("audit_source", "customer");
            if (audit.Comments is { } comments)
                json.WriteString("comments", comments);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
