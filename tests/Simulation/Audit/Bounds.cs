using Scheduler.Simulation.Cluster;

namespace Scheduler.Simulation.Audit;

/// <summary>How long a person may be idle beside work, and how long finishing may take.</summary>
/// <param name="Dispatch">Beside an open slot.</param>
/// <param name="Prefetch">Beside a lease that somebody else holds ahead and has not been shown.</param>
public sealed record Bounds(TimeSpan Dispatch, TimeSpan Prefetch)
{
    /// <summary>After the day: every task finished, every batch completed, no lease live.</summary>
    public static readonly TimeSpan Finish = TimeSpan.FromHours(6);

    public static Bounds Of(Faults faults) => faults.Calm
        ? new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(90))
        : new(TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(180));
}
