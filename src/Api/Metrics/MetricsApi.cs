using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Scheduler.Api.Organizations;

namespace Scheduler.Api.Metrics;

/// <summary>Figures for managers: history over REST, live over their hub.</summary>
internal static class MetricsApi
{
    public static void AddMetricsApi(this IServiceCollection services)
    {
        services.Configure<AuthorizationOptions>(options =>
        {
            ManagerAccess.Open(options, Policies.Manager);
            ManagerAccess.Open(options, Policies.ManagerHub);
        });
        services.AddSingleton<MetricScopes>();
        services.AddSingleton<MetricReader>();
        services.AddSingleton<LabelReader>();
        services.AddSingleton<SnapshotSource>();

        // The document's generator reads these; nothing else of this API is written by them.
        services.ConfigureHttpJsonOptions(o => MetricJson.Apply(o.SerializerOptions));
        services.Configure<JsonHubProtocolOptions>(o => MetricJson.Apply(o.PayloadSerializerOptions));
    }

    public static void MapMetrics(this IEndpointRouteBuilder routes)
    {
        routes.MapMetricEndpoints();
        routes.MapFigureTasks();
        routes.MapHub<ManagerHub>(ManagerHub.Path);
    }
}
