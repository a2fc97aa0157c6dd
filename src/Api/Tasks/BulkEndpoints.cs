using Microsoft.AspNetCore.Mvc;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Storage;

namespace Scheduler.Api.Tasks;

/// <summary><c>/api/tasks/bulk</c>: many tasks in one request, one JSON object a line.</summary>
internal static class BulkEndpoints
{
    public static void MapBulkEndpoints(this IEndpointRouteBuilder routes) => routes.MapPost("/api/tasks/bulk", Create)
        .RequireAuthorization(Policies.Key)
        .RequireRateLimiting(BulkLimit.Policy)
        .WithMetadata(new RequestSizeLimitAttribute(RequestLimits.MaxBulkBytes));

    private static async Task<IResult> Create(
        Caller caller, QueryFields query, HttpRequest request, TaskTargets targets, TaskIntake intake, IdSource ids, TimeProvider time, CancellationToken cancel)
    {
        var place = new BulkPlace(caller.Tenant, query.Text("project"), query.Text("batch"));
        var summary = new BulkSummary(query.Flag("ids"));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);

        // A wrong name in the query is wrong for every line: said once, before anything is read.
        if ((place.Project ?? place.Batch) is not null
            && (await targets.Find(new(caller.Tenant, null, place.Project, place.Batch), cancel, dry: true)).Refusal is { } refusal)
            return refusal;
        var check = new BulkCheck(place, targets, _ => new(ids.Next()), time);
        await new BulkIntake(check, intake, time, summary).Run(BulkLines.Read(request.BodyReader), cancel);
        return new JsonReply(summary.Write);
    }
}
