using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Storage.Batches;

namespace Scheduler.Api.Batches;

/// <summary><c>/api/progress</c>: the counts of all projects at once, for a page that shows them side by side.</summary>
internal static class ProgressEndpoint
{
    public static void MapProgress(this IEndpointRouteBuilder routes) => routes.MapGroup("/api/progress").RequireAuthorization(Policies.Key).MapGet("", Get);

    private static async Task<IResult> Get(Caller caller, IBatchStore batches, CancellationToken cancel)
    {
        var counts = await batches.CountsByProject(caller.Tenant, cancel);
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            foreach (var (project, of) in counts)
            {
                json.WriteStartObject(project.Value);
                BatchJson.WriteCounts(json, of);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        });
    }
}
