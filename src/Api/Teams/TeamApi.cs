namespace Scheduler.Api.Teams;

/// <summary>Teams and the Studio calls: services and routes.</summary>
internal static class TeamApi
{
    public static void AddTeamApi(this IServiceCollection services)
    {
        services.AddSingleton<TeamPeople>();
        services.AddSingleton<TeamRehearsal>();
        services.AddSingleton<StudioBatches>();
    }

    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        routes.MapTeamEndpoints();
        routes.MapStudioAssignments();
        routes.MapStudioGroups();
        StudioBatches.Map(routes);
    }
}
