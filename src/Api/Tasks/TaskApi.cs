using Microsoft.Extensions.DependencyInjection.Extensions;
using Scheduler.Api.Projects;

namespace Scheduler.Api.Tasks;

/// <summary>What the task endpoints need.</summary>
internal static class TaskApi
{
    public static void AddTaskApi(this IServiceCollection services)
    {
        services.TryAddSingleton<Names>();
        services.AddSingleton<TaskTargets>();
        services.AddSingleton<KnownTargets>();
        services.AddSingleton<TaskMaker>();
        services.AddSingleton<AddedNotices>();
        services.AddSingleton<TaskIntake>();
        services.AddSingleton<TaskCancel>();
    }
}
