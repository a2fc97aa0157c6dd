using System.Reflection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Scheduler.Api.Operations;

/// <summary>
/// Metrics for a scraper at <see cref="OperationsApi.MetricsPath"/>; traces to a collector by OTLP when its address is set, in
/// the environment variable that every OpenTelemetry program reads.
/// </summary>
internal static class Telemetry
{
    public const string CollectorSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Traces cost time on every grain call, so they are made only when somebody collects them.</summary>
    public static bool IsTraced(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[CollectorSetting]);

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        // Every grain call and every message touches several instruments: nobody pays for what nobody can read.
        if (!OperatorAuth.HasToken(builder.Configuration) && !IsTraced(builder.Configuration))
            return;
        var version = typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(r => r.AddService("scheduler", serviceVersion: version)).WithMetrics(metrics => metrics
            .AddMeter("Scheduler.*", "Microsoft.Orleans", "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections")
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());
        if (IsTraced(builder.Configuration))
            telemetry.WithTracing(traces => traces
                .AddSource("Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Storage", "Npgsql")
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter());
    }
}
