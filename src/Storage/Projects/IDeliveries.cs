using Scheduler.Domain;
using Scheduler.Domain.Projects;

namespace Scheduler.Storage.Projects;

/// <summary>Schedules of projects and the deliveries closed by them.</summary>
public interface IDeliveries
{
    Task<ScheduledProject?> Schedule(Tenant tenant, ProjectId project, CancellationToken cancel = default);

    /// <summary>Sets or replaces a schedule. The count of deliveries goes on; the first period that ends after <paramref name="now"/> is the next to close.</summary>
    Task<ScheduledProject> SetSchedule(Tenant tenant, ProjectId project, DeliverySchedule schedule, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Nothing more is delivered; what was stays. False when there was no schedule.</summary>
    Task<bool> RemoveSchedule(Tenant tenant, ProjectId project, CancellationToken cancel = default);

    /// <summary>Projects of a shard (<see cref="StableHash.ShardOf"/> of the project's id) whose period has ended.</summary>
    Task<IReadOnlyList<ScheduledProject>> Due(int shard, DateTimeOffset now, int limit, CancellationToken cancel = default);

    /// <summary>
    /// Closes the period that <paramref name="due"/> names: all tasks of the project that were completed before its end, since the
    /// schedule's start, and not delivered before. One transaction with its callback; of several that close the same period one does.
    /// </summary>
    /// <returns>Null when the period was closed by somebody else.</returns>
    Task<Delivery?> Close(ScheduledProject due, DeliveryId id, DateTimeOffset now, CancellationToken cancel = default);

    Task<Delivery?> Get(Tenant tenant, DeliveryId id, CancellationToken cancel = default);

    /// <summary>Newest first.</summary>
    /// <param name="project">Null for those of all projects.</param>
    Task<IReadOnlyList<Delivery>> List(
        Tenant tenant, ProjectId? project, DateTimeOffset? deliveredFrom, DateTimeOffset? deliveredTo, int limit, CancellationToken cancel = default);
}

/// <summary>A project's schedule and where it stands.</summary>
/// <param name="ClosedAt">End of the last delivery, or the start of the schedule.</param>
/// <param name="NextAt">End of the running period.</param>
/// <param name="Deliveries">How many were closed.</param>
public sealed record ScheduledProject(
    Tenant Tenant, ProjectId Project, DeliverySchedule Schedule, DateTimeOffset ClosedAt, DateTimeOffset NextAt, int Deliveries);
