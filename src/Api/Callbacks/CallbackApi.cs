using Microsoft.Extensions.DependencyInjection.Extensions;
using Scheduler.Api.Projects;
using Scheduler.Grains.Interfaces.Callbacks;

namespace Scheduler.Api.Callbacks;

/// <summary>What callbacks need of the edge.</summary>
public static class CallbackApi
{
    /// <summary>For every host that carries grains, also one that serves no API: its senders write what the API would.</summary>
    public static IServiceCollection AddCallbackBodies(this IServiceCollection services)
    {
        services.TryAddSingleton<Names>();
        services.TryAddSingleton<ICallbackBodies, CallbackBodies>();
        return services;
    }
}
