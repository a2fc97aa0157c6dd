using System.Text.Json;
using Scheduler.Api.Annotators;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Quality;

namespace Scheduler.Api.Quality;

/// <summary><c>/v1/quality/labelers</c>: labelers and their attempts at tasks whose answer is known.</summary>
internal static class LabelerEndpoints
{
    /// <summary>Attempts named of one labeler, the newest; all of them count.</summary>
    private const int MaxAttempts = 100;

    public static void MapLabelers(this IEndpointRouteBuilder routes) => routes.MapGet("/v1/quality/labelers", List).RequireAuthorization(Policies.Key);

    private static async Task<IResult> List(
        Caller caller, QueryFields query, IAnnotatorStore people, IQualityTasks tasks, IQualityAttempts attempts, CancellationToken cancel)
    {
        var (emails, ids) = (query.Words("labeler_emails"), query.Words("quality_task_ids"));
        var limit = query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage);
        var after = query.Text("next_token") is { } token ? new AnnotatorId(token) : (AnnotatorId?)null;
        if (emails.Count == 0 && ids.Count == 0)
            query.Problems.Add(new("required", "labeler_emails", "Please include a labeler_emails or quality_task_ids parameter."));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        var known = await tasks.Known(caller.Tenant, ids, cancel);
        if (ids.FirstOrDefault(id => !known.Contains(id)) is { } missing)
            return ErrorReply.NotFound($"Quality task {missing} not found.");

        // Who is asked for by name is named, attempts or not.
        IReadOnlyList<AnnotatorRow> asked = emails.Count == 0 ? [] : await people.FindByEmails(caller.Tenant.Organization, emails.Distinct().ToArray(), cancel);
        IReadOnlyList<AnnotatorId> found = emails.Count == 0
            ? await attempts.Labelers(caller.Tenant, ids, after, limit + 1, cancel)
            : [.. asked.Select(p => p.Worker.Id).Where(p => after is null || p.CompareTo(after.Value) > 0).Order().Take(limit + 1)];
        AnnotatorId[] page = [.. found.Take(limit)];
        var results = (await attempts.Results(caller.Tenant, page, ids, MaxAttempts, cancel)).ToDictionary(r => r.Person);

        // People of the platform stay unnamed: they work for many.
        var named = (emails.Count == 0 ? await people.GetAll(page, cancel) : asked)
            .Where(p => p.Owner == caller.Tenant.Organization).ToDictionary(p => p.Worker.Id, p => p.Email);
        (AnnotatorId Person, string? Email, LabelerResult? Result)[] docs = [.. page.Select(p => (p, named.GetValueOrDefault(p), results.GetValueOrDefault(p)))];
        return new PageReply<(AnnotatorId Person, string? Email, LabelerResult? Result)>(docs, (json, doc) => Write(json, doc.Person, doc.Email, doc.Result), json =>
        {
            json.WriteNumber("limit", limit);
            json.WriteBoolean("has_more", found.Count > limit);
            if (found.Count > limit)
                json.WriteString("next_token", page[^1].Value);
        });
    }

    private static void Write(Utf8JsonWriter json, AnnotatorId person, string? email, LabelerResult? result)
    {
        json.WriteStartObject();
        json.WriteString("id", person.Value);
        if (email is not null)
            json.WriteString("email", email);
        json.WriteNumber("total_attempts", result?.Total ?? 0);
        Score("accuracy", result?.Evaluation);
        Score("training_accuracy", result?.Training);
        json.WriteStartArray("attempts");
        foreach (var answer in result?.Answers ?? [])
        {
            json.WriteStartObject();
            json.WriteString("quality_task_id", answer.QualityTask);
            json.WriteString("kind", Words.Snake(answer.Kind));
            json.WriteString("project", answer.Project);
            json.WriteString("task_id", answer.Task.Value);
            json.WriteNumber("attempt", answer.Number + 1);
            json.WriteNumber("accuracy", answer.Score);
            json.WriteString("completed_at", Moment.Write(answer.AnsweredAt));
            json.WriteNumber("active_ms", answer.ActiveMs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Score(string name, double? score)
        {
            if (score is { } known)
                json.WriteNumber(name, known);
            else
                json.WriteNull(name);
        }
    }
}
