using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage;
using Scheduler.Storage.Quality;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Quality;

/// <summary><c>/v1/audits</c>: what is wrong with a response, said without mending it. The newest audit of a task counts.</summary>
internal static class FixlessAuditEndpoints
{
    /// <summary>Most pieces of feedback of one audit.</summary>
    private const int MaxFeedback = 1_000;

    private static readonly string[] Kinds = ["error", "flag", "confirmation", "comment"],
        Categories = ["missing", "extraneous", "geometry", "position", "attribute", "label"],
        States = ["accepted", "rejected", "disputed"];

    public static void MapFixlessAudits(this IEndpointRouteBuilder routes)
    {
        var audits = routes.MapGroup("/v1/audits").RequireAuthorization(Policies.Key);
        audits.MapPut("", Create);
        audits.MapGet("", Get);
    }

    private static async Task<IResult> Create(
        Caller caller, RequestBody body, ITaskReads tasks, IQualityTasks store, IdSource ids, TimeProvider time, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var task = fields.Text("task_id", 100);
        fields.Require("task_id", "Please include a task_id parameter.");
        if (fields.Text("audit_result", 20) is not ("accepted" or "rejected") && !fields.IsBlamed("audit_result"))
            fields.Add("unknown_result", "audit_result", "audit_result must be accepted or rejected.");
        foreach (var (entry, i) in fields.List("feedback", MaxFeedback).Select((e, i) => (e, i)))
            CheckFeedback(fields, entry, $"feedback[{i}]");
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await tasks.Get(caller.Tenant, new(task!), cancel) is not { } row)
            return ErrorReply.NotFound("Task with that ID not found.");
        if (row.Status != LabelTaskStatus.Completed)
            return ErrorReply.BadRequest("Only a completed task can be audited.");

        var audit = new FixlessAuditRow(ids.Next(), caller.Tenant, row.Ref.Id, time.GetUtcNow().ToMillisecond(), RawObject.Without(body.Object, p => p is "id" or "created_at"));
        await store.AddAudit(audit, cancel);
        return new JsonReply(json => Write(json, audit));
    }

    private static async Task<IResult> Get(Caller caller, QueryFields query, IQualityTasks store, CancellationToken cancel)
    {
        if (query.Text("audit_id") is { } id)
            return await store.Audit(caller.Tenant, id, cancel) is { } audit ? new JsonReply(json => Write(json, audit)) : ErrorReply.NotFound("Audit with that ID not found.");
        if (query.Text("task_id") is { } task)
            return new PageReply<FixlessAuditRow>(await store.Audits(caller.Tenant, new(task), cancel), Write, envelope: null);
        return ErrorReply.BadRequest("Please include a task_id or audit_id parameter.");
    }

    private static void CheckFeedback(Fields fields, JsonElement entry, string path)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            fields.Add("wrong_type", path, "A piece of feedback is an object.");
            return;
        }

        var feedback = new Fields(entry, path + ".");
        Word("type", Kinds, required: true);
        Word("category", Categories, required: false);
        Word("state", States, required: false);
        fields.Problems.AddRange(feedback.Problems);

        void Word(string name, string[] words, bool required)
        {
            var word = feedback.Text(name, 50);
            if ((word is null && required && !feedback.IsBlamed(name)) || (word is not null && !words.Contains(word)))
                feedback.Add("unknown_word", name, $"{name} must be one of {string.Join(", ", words)}.");
        }
    }

    private static void Write(Utf8JsonWriter json, FixlessAuditRow audit)
    {
        using var body = JsonDocument.Parse(audit.Body);
        json.WriteStartObject();
        json.WriteString("id", audit.Id);
        json.WriteString("created_at", Moment.Write(audit.CreatedAt));
        foreach (var property in body.RootElement.EnumerateObject())
        {
            json.WritePropertyName(property.Name);
            json.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
        }

        json.WriteEndObject();
    }
}
