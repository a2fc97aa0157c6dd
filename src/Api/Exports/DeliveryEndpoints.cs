using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.Exports;

/// <summary><c>/api/projects/{name}/deliveries</c>: what was delivered, each with its file.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this IEndpointRouteBuilder routes) => routes.MapGet("/api/projects/{name}/deliveries", List).RequireAuthorization(Policies.Key);

    private static async Task<IResult> List(Caller caller, PathName name, IProjectStore projects, IDeliveries deliveries, IExportStore exports, CancellationToken cancel)
    {
        if (await projects.Find(caller.Tenant, name.Value, cancel) is not { } project)
            return ErrorReply.NotFound("Project with that name not found.");
        var found = await deliveries.List(caller.Tenant, project.Id, null, null, RequestLimits.MaxDeliveries, cancel);
        var files = await exports.OfDeliveries(caller.Tenant, [.. found.Select(d => d.Id)], cancel);
        return new PageReply<Delivery>(found, (json, delivery) => DeliveryJson.Write(json, delivery, project.Name, files.GetValueOrDefault(delivery.Id)), envelope: null);
    }
}
