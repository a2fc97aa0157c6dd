using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Quality;

namespace Scheduler.Api.Quality;

/// <summary><c>/v1/quality/labelers</c>: labelers and their attempts at tasks whose answer is known.</summary>
internal static class LabelerEndpoints
{
    public static void MapLabelers(this IEndpointRouteBuilder routes) => routes.MapGet("/v1/quality/labelers", List).RequireAuthorization(Policies.Key);

    private static async Task<IResult> List(Caller caller, QueryFields query, IAnnotatorStore people, IQualityTasks tasks, CancellationToken cancel)
    {
        var (emails, ids) = (query.Texts("labeler_emails"), query.Texts("quality_task_ids"));
        var limit = query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage);
        if (emails.Count == 0 && ids.Count == 0)
            query.Problems.Add(new("required", "labeler_emails", "Please include a labeler_emails or quality_task_ids parameter."));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        foreach (var id in ids)
            if (await tasks.Get(caller.Tenant, id, cancel) is null)
                return ErrorReply.NotFound($"Quality task {id} not found.");

        // Nobody is given these tasks yet, so nobody has an attempt; who was asked for by name is named.
        var found = emails.Count == 0 ? [] : await people.FindByEmails(caller.Tenant.Organization, emails.Distinct().ToArray(), cancel);
        AnnotatorRow[] docs = [.. found.OrderBy(p => p.Email, StringComparer.OrdinalIgnoreCase).Take(limit)];
        return new PageReply<AnnotatorRow>(
            docs,
            (json, person) =>
            {
                json.WriteStartObject();
                json.WriteString("id", person.Worker.Id.Value);
                json.WriteString("email", person.Email);
                json.WriteStartArray("attempts");
                json.WriteEndArray();
                json.WriteEndObject();
            },
            json =>
            {
                json.WriteNumber("total", found.Count);
                json.WriteNumber("limit", limit);
                json.WriteBoolean("has_more", false);
            });
    }
}
