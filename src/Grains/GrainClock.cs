using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain;

namespace Scheduler.Grains;

/// <summary>The grains' clock: the time provider registered for grains (tests put a fake one there), in whole milliseconds.</summary>
public sealed class GrainClock([FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time)
{
    public TimeProvider Time { get; } = time;

    public DateTimeOffset Now => Time.GetUtcNow().ToMillisecond();
}
