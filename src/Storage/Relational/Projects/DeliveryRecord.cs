using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Projects;

namespace Scheduler.Storage.Relational.Projects;

/// <summary>A row of the table <c>deliveries</c> as it comes from the driver.</summary>
internal sealed class DeliveryRecord
{
    public const string Columns = "id, org_id, mode, project_id, number, from_at, to_at, delivered_at, tasks";

    public string Id { get; init; } = "";

    public string OrgId { get; init; } = "";

    public int Mode { get; init; }

    public string ProjectId { get; init; } = "";

    public int Number { get; init; }

    public long FromAt { get; init; }

    public long ToAt { get; init; }

    public long DeliveredAt { get; init; }

    public long Tasks { get; init; }

    public Delivery ToDelivery() => new(new(Id), new(new(OrgId), (Mode)Mode), new(ProjectId), Number, FromAt.Time(), ToAt.Time(), DeliveredAt.Time(), Tasks);
}

/// <summary>A row of the table <c>delivery_schedules</c>, likewise.</summary>
internal sealed class ScheduleRecord
{
    public const string Columns = "project_id, org_id, mode, starts_at, period_days, lead_hours, weekly_volume, callback, closed_at, next_at, last_number";

    public string ProjectId { get; init; } = "";

    public string OrgId { get; init; } = "";

    public int Mode { get; init; }

    public long StartsAt { get; init; }

    public int PeriodDays { get; init; }

    public int LeadHours { get; init; }

    public int? WeeklyVolume { get; init; }

    public string? Callback { get; init; }

    public long ClosedAt { get; init; }

    public long NextAt { get; init; }

    public int LastNumber { get; init; }

    public ScheduledProject ToScheduled() => new(
        new(new(OrgId), (Mode)Mode), new(ProjectId), new(StartsAt.Time(), PeriodDays, LeadHours, WeeklyVolume, Callback), ClosedAt.Time(), NextAt.Time(), LastNumber);
}
