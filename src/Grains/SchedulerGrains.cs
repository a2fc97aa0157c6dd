using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scheduler.Grains.Batches;
using Scheduler.Grains.Dispatch;
using Scheduler.Grains.Projects;
using Scheduler.Grains.Sweeps;

namespace Scheduler.Grains;

/// <summary>What a silo needs to carry the scheduler's grains, besides the storage.</summary>
public static class SchedulerGrains
{
    public static IServiceCollection AddSchedulerGrains(this IServiceCollection services)
    {
        services.TryAddKeyedSingleton(TimeProviderNames.Grains, TimeProvider.System);
        services.AddSingleton<GrainClock>();
        services.AddSingleton<ProjectCatalog>();
        services.AddSingleton<BatchNotices>();
        services.AddSingleton<SeatReports>();
        services.AddOptions<SchedulerGrainOptions>()
            .Validate(o => o.SweepSeconds is >= 1 and <= 300, "Scheduler:SweepSeconds must lie between 1 and 300.")
            .Validate(o => o.ResponseSeconds is >= 1 and <= 60, "Scheduler:ResponseSeconds must lie between 1 and 60.")
            .Validate(o => Domain.Dispatch.Ordering.LanePolicy.Find(o.Policy) is not null, "Scheduler:Policy must be fifo or priority-then-due.")
            .ValidateOnStart();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, StartSweepers>();
        return services;
    }
}
