namespace Scheduler.Domain.Projects;

/// <summary>The tasks of a project that were completed when a period ended, and not delivered before. Never changes once it is there.</summary>
/// <param name="Number">From 1, counted for the project without gaps.</param>
/// <param name="From">End of the delivery before, or the schedule's start.</param>
/// <param name="To">End of the period.</param>
/// <param name="DeliveredAt">When it was closed.</param>
public sealed record Delivery(
    DeliveryId Id, Tenant Tenant, ProjectId Project, int Number, DateTimeOffset From, DateTimeOffset To, DateTimeOffset DeliveredAt, long Tasks)
{
    public string Name => $"delivery-{Number}";
}
