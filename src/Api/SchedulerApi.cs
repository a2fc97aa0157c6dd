using Scheduler.Api.Annotators;

namespace Scheduler.Api;

/// <summary>The edge: everything that customers and annotators reach.</summary>
public static class SchedulerApi
{
    public static IServiceCollection AddSchedulerApi(this IServiceCollection services) => services.AddAnnotatorHub();

    public static WebApplication MapSchedulerApi(this WebApplication app)
    {
        app.MapAnnotatorHub();
        return app;
    }
}
