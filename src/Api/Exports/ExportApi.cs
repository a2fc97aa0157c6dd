namespace Scheduler.Api.Exports;

/// <summary>What the export endpoints need.</summary>
internal static class ExportApi
{
    public static void AddExportApi(this IServiceCollection services)
    {
        services.AddSingleton<ExportPlans>();
        services.AddSingleton<ExportRunner>();
        services.AddSingleton<ExportWorker>();
        services.AddHostedService(s => s.GetRequiredService<ExportWorker>());
    }
}
