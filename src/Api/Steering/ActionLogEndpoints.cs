using Scheduler.Api.Http;
using Scheduler.Api.Metrics;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Storage.Steering;

namespace Scheduler.Api.Steering;

/// <summary><c>/api/ops/audit</c>.</summary>
internal static class ActionLogEndpoints
{
    public static void MapActionLog(this IEndpointRouteBuilder routes) => routes.MapGet("/api/ops/audit", List).RequireAuthorization(Policies.Manager);

    private static async Task<IResult> List(ManagerCaller caller, QueryFields query, IActionLog log, CancellationToken cancel)
    {
        var limit = query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage);
        var before = query.Text("next_token");
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        var rows = await log.List(caller.Organization, before, limit + 1, cancel);
        var shown = rows.Take(limit).Select(a => new ActionView(a.Id, a.At, a.Actor, a.Action, a.Person?.Value, a.Task?.Value, a.Batch?.Value, a.BatchName, a.Detail)).ToArray();
        return MetricJson.Reply(new ActionPage(shown, rows.Count > limit ? shown[^1].Id : null));
    }
}
