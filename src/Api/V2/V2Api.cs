using Scheduler.Api.Http;
using Scheduler.Api.Organizations;

namespace Scheduler.Api.V2;

/// <summary><c>/v2</c>: what of the second version has a meaning here. The rest answers plainly that it is not there.</summary>
internal static class V2Api
{
    public static void AddV2Api(this IServiceCollection services)
    {
        services.AddSingleton<V2Names>();
        services.AddSingleton<V2Batches>();
        services.AddSingleton<V2Tasks>();
        services.AddSingleton<V2Deliveries>();
    }

    public static void MapV2(this IEndpointRouteBuilder routes)
    {
        var v2 = routes.MapGroup("/v2").RequireAuthorization(Policies.Key);
        V2Batches.Map(v2);
        V2Tasks.Map(v2);
        V2Deliveries.Map(v2);
        foreach (var (path, name) in new[] { ("/datasets", "datasets"), ("/datasets/deliveries", "deliveries") })
            v2.MapGet(path, () => new JsonReply(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray(name);
                json.WriteEndArray();
                json.WriteEndObject();
            }));
        foreach (var (path, what) in new[]
        {
            ("/annotation", "Annotation"), ("/schema", "Schema"), ("/datasets/delivery", "Delivery"),
            ("/datasets/task", "Dataset"), ("/datasets/tasks", "Dataset"), ("/datasets/task/{task}/response_url/{attachment}", "Dataset"),
        })
            v2.MapGet(path, () => ErrorReply.NotFound($"{what} not found."));
    }
}
