using Microsoft.AspNetCore.Server.Kestrel.Core;
using Scheduler.Api.Accounts;
using Scheduler.Api.Annotators;
using Scheduler.Api.Attachments;
using Scheduler.Api.Batches;
using Scheduler.Api.Callbacks;
using Scheduler.Api.Exports;
using Scheduler.Api.Files;
using Scheduler.Api.Http;
using Scheduler.Api.Imports;
using Scheduler.Api.Metrics;
using Scheduler.Api.OpenApi;
using Scheduler.Api.Operations;
using Scheduler.Api.Organizations;
using Scheduler.Api.Projects;
using Scheduler.Api.Quality;
using Scheduler.Api.Steering;
using Scheduler.Api.Tasks;
using Scheduler.Api.Teams;
using Scheduler.Api.V2;
using Scheduler.Api.Web;
using Scheduler.Domain;
using Scheduler.Outbound;
using Scheduler.Storage;

namespace Scheduler.Api;

/// <summary>The edge: everything that customers and annotators reach.</summary>
public static class SchedulerApi
{
    /// <summary>Needs the record store (<see cref="StorageRegistration"/>), <see cref="OperationsApi"/> and an Orleans client or silo in the same host.</summary>
    public static IServiceCollection AddSchedulerApi(this IServiceCollection services)
    {
        services.AddApiKeys();
        services.AddAccounts();
        services.AddSecurityHeaders();
        services.AddTaskApi();
        services.AddTeamApi();
        services.AddFileApi();
        services.AddAttachments();
        services.AddExportApi();
        services.AddSingleton<BatchMoves>();
        services.AddV2Api();
        services.AddApiDocument();
        services.AddBulkLimit();
        services.AddAnnotatorHub();
        services.AddMetricsApi();
        services.AddSteering();
        services.AddSchedulerOutbound();
        services.AddSingleton<CallbackChannels>();
        services.AddSingleton<QualityTaskMaker>();
        services.AddCallbackBodies();
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // RequestBody holds the real limit. What lies between is read and dropped after the answer, or the line is reset before the client has read why.
            kestrel.Limits.MaxRequestBodySize = RequestLimits.MaxDroppedBytes;
            kestrel.Limits.MaxRequestLineSize = RequestLimits.MaxRequestLineBytes;
        });
        return services;
    }

    public static WebApplication MapSchedulerApi(this WebApplication app)
    {
        // Order matters: the path is rewritten before routing reads it, and every error below becomes one of ours.
        app.UseSecurityHeaders(OpenApiDocuments.PagePath, OperationsApi.DashboardPath);
        app.UseErrorPages();
        app.UsePlainBodies();
        app.UseRawPath();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();

        app.MapSchedulerOperations();
        app.MapKeyEndpoints();
        app.MapSessionEndpoints();
        app.MapKeyList();
        app.MapAnnotatorEndpoints();
        app.MapMe();
        app.MapProjectEndpoints();
        app.MapTaxonomyEndpoints();
        app.MapSettingsEndpoints();
        app.MapScheduleEndpoints();
        app.MapBatchConsole();
        app.MapTaskDetail();
        app.MapProgress();
        app.MapBatchEndpoints();
        app.MapTaskEndpoints();
        app.MapTaskEditEndpoints();
        app.MapResponseFile();
        app.MapBulkEndpoints();
        app.MapTeams();
        app.MapFileEndpoints();
        app.MapAttachments();
        app.MapExportEndpoints();
        app.MapDeliveries();
        app.MapImportEndpoints();
        app.MapQualityTasks();
        app.MapFixlessAudits();
        app.MapLabelers();
        app.MapV2();
        app.MapCallbackEndpoints();
        app.MapCallbackKeyEndpoints();
        app.MapAnnotatorHub();
        app.MapMetrics();
        app.MapSteering();
        app.MapApiDocument();
        app.MapWebClient();
        return app;
    }

    /// <summary>A process that serves no API still answers its operator.</summary>
    public static WebApplication MapOperationsOnly(this WebApplication app)
    {
        app.UseErrorPages();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapSchedulerOperations();
        return app;
    }
}
