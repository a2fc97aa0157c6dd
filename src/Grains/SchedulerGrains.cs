using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization.Serializers;
using Scheduler.Grains.Callbacks;
using Scheduler.Grains.Dispatch;
using Scheduler.Grains.Metrics;
using Scheduler.Grains.Projects;
using Scheduler.Grains.Quality;
using Scheduler.Grains.Sweeps;
using Scheduler.Grains.Tasks;
using Scheduler.Outbound;

namespace Scheduler.Grains;

/// <summary>What a silo needs to carry the scheduler's grains, besides the storage.</summary>
public static class SchedulerGrains
{
    public static IServiceCollection AddSchedulerGrains(this IServiceCollection services)
    {
        services.TryAddKeyedSingleton(TimeProviderNames.Grains, TimeProvider.System);
        services.AddSingleton<IGeneralizedCodec, DatabaseFailureCodec>();
        services.AddSingleton<GrainClock>();
        services.AddSingleton(_ => new Standstills(TimeProvider.System));
        services.AddSingleton<ProjectCatalog>();
        services.AddSingleton<QualityWork>();
        services.AddSchedulerOutbound();
        services.AddSingleton<CallbackKeyring>();
        services.AddSingleton<CallbackDelivery>();
        services.AddSingleton<BatchNotices>();
        services.AddSingleton<SeatReports>();
        services.AddSingleton<RosterReports>();
        services.AddOptions<SchedulerGrainOptions>().Validate(o => !o.Problems().Any(), "The settings under Scheduler: are wrong.").ValidateOnStart();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, StartSweepers>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, StartMetrics>();
        return services;
    }
}
