using Microsoft.AspNetCore.Authentication;
using Orleans.Dashboard;
using Scheduler.Api.Http;

namespace Scheduler.Api.Operations;

/// <summary>What every process answers to its operator, also one that serves no API: docs/operations.md.</summary>
public static class OperationsApi
{
    internal const string MetricsPath = "/metrics", DashboardPath = "/ops/orleans";

    /// <summary>Watches every grain call, so it is off unless this setting is <c>true</c>.</summary>
    internal const string DashboardSetting = "Scheduler:Dashboard";

    public static void AddSchedulerOperations(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealth();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, OperatorAuth>(OperatorAuth.SchemeName, null);
        builder.Services.AddAuthorizationBuilder().AddPolicy(OperatorAuth.SchemeName, p => p.AddAuthenticationSchemes(OperatorAuth.SchemeName).RequireAuthenticatedUser());
        builder.AddTelemetry();
    }

    /// <summary>The parts that belong into the silo of this process.</summary>
    public static void UseSchedulerOperations(this ISiloBuilder silo)
    {
        if (Telemetry.IsTraced(silo.Configuration))
            silo.AddActivityPropagation();
        if (HasDashboard(silo.Configuration))
            silo.AddDashboard(o => o.HideTrace = true);
    }

    /// <summary>The parts that belong into the Orleans client of this process.</summary>
    public static void UseSchedulerOperations(this IClientBuilder client)
    {
        if (Telemetry.IsTraced(client.Configuration))
            client.AddActivityPropagation();
    }

    /// <summary>After authentication and authorization.</summary>
    public static void MapSchedulerOperations(this WebApplication app)
    {
        app.MapHealthEndpoints();
        if (OperatorAuth.HasToken(app.Configuration))
            app.MapPrometheusScrapingEndpoint(MetricsPath).RequireAuthorization(OperatorAuth.SchemeName);
        if (HasDashboard(app.Configuration) && app.Services.GetService<ILocalSiloDetails>() is not null)
            app.MapOrleansDashboard(DashboardPath).RequireAuthorization(OperatorAuth.SchemeName);
    }

    private static bool HasDashboard(IConfiguration configuration) => configuration.GetValue<bool>(DashboardSetting);
}
