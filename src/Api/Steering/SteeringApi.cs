namespace Scheduler.Api.Steering;

/// <summary>What managers see of people, batches and tasks one by one, and what they do to them: <c>/api/ops</c>, docs/metrics.md.</summary>
internal static class SteeringApi
{
    public static void AddSteering(this IServiceCollection services)
    {
        services.AddSingleton<PeopleReader>();
        services.AddSingleton<ActionRecorder>();
    }

    public static void MapSteering(this IEndpointRouteBuilder routes)
    {
        routes.MapPeople();
        routes.MapPeopleCommands();
        routes.MapBatchSteering();
        routes.MapStuckTasks();
        routes.MapActionLog();
        routes.MapSignInLinks();
    }
}
