using System.Data.Common;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Scheduler.Storage;
using Scheduler.Storage.Organizations;

namespace Scheduler.Api.Http;

/// <summary><c>/healthz</c>: this process answers. <c>/readyz</c>: so do the database and the grains, and the clock is right.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseCheck>("database", timeout: Patience)
        .AddCheck<MachineClockCheck>("clock", timeout: Patience)
        .AddCheck<GrainsCheck>("grains", timeout: Patience);

    public static void MapHealthEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/healthz", new() { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous();
        routes.MapHealthChecks("/readyz", new() { ResponseWriter = Write }).AllowAnonymous();
    }

    private static Task Write(HttpContext context, HealthReport report)
    {
        if (report.Status != HealthStatus.Unhealthy)
            return new JsonReply(json => WriteOk(json)).ExecuteAsync(context);
        var failed = string.Join(", ", report.Entries.Where(e => e.Value.Status == HealthStatus.Unhealthy).Select(e => e.Key));
        return new ErrorReply(StatusCodes.Status503ServiceUnavailable, $"Not ready: {failed}.").ExecuteAsync(context);
    }

    private static void WriteOk(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("status", "ok");
        json.WriteEndObject();
    }

    private sealed class DatabaseCheck(IOrganizationStore organizations) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await organizations.Any(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }

    private sealed class MachineClockCheck(ClockCheck clock) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                return await clock.Problem(cancellationToken) is { } problem ? HealthCheckResult.Unhealthy(problem) : HealthCheckResult.Healthy();
            }
            catch (DbException)
            {
                // The check of the database tells that it does not answer.
                return HealthCheckResult.Healthy();
            }
        }
    }

    private sealed class GrainsCheck(IGrainFactory grains) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var hosts = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellationToken);
            return hosts.Count > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
    }
}
