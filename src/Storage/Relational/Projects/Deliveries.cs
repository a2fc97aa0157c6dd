using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Projects;

namespace Scheduler.Storage.Relational.Projects;

internal sealed class Deliveries(RecordDatabase database) : IDeliveries
{
    private const string OfTenant = "org_id = @org AND mode = @mode";

    private const string Set = """
        INSERT INTO delivery_schedules (project_id, org_id, mode, shard, active, starts_at, period_days, lead_hours, weekly_volume, callback, closed_at, next_at, last_number)
        VALUES (@id, @org, @mode, @shard, 1, @starts, @days, @lead, @volume, @callback, @closed, @next, 0)
        ON CONFLICT (project_id) DO UPDATE SET active = 1, starts_at = excluded.starts_at, period_days = excluded.period_days, lead_hours = excluded.lead_hours,
            weekly_volume = excluded.weekly_volume, callback = excluded.callback, next_at = excluded.next_at,
            closed_at = CASE WHEN delivery_schedules.last_number = 0 THEN excluded.closed_at ELSE delivery_schedules.closed_at END
        """;

    public async Task<ScheduledProject?> Schedule(Tenant tenant, ProjectId project, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleOrDefaultAsync<ScheduleRecord>(new CommandDefinition(
            $"SELECT {ScheduleRecord.Columns} FROM delivery_schedules WHERE project_id = @id AND {OfTenant} AND active = 1", Key(tenant, project.Value), cancellationToken: cancel));
        return record?.ToScheduled();
    }

    public async Task<ScheduledProject> SetSchedule(Tenant tenant, ProjectId project, DeliverySchedule schedule, DateTimeOffset now, CancellationToken cancel = default)
    {
        await database.Write(transaction => transaction.Connection!.ExecuteAsync(Set, new
        {
            id = project.Value,
            org = tenant.Organization.Value,
            mode = (int)tenant.Mode,
            shard = StableHash.ShardOf(project.Value),
            starts = schedule.StartsAt.Ms(),
            days = schedule.PeriodDays,
            lead = schedule.LeadHours,
            volume = schedule.WeeklyVolume,
            callback = schedule.Callback,
            closed = schedule.StartsAt.Ms(),
            next = schedule.At(now).To.Ms(),
        }, transaction), cancel);
        return (await Schedule(tenant, project, cancel))!;
    }

    public async Task<bool> RemoveSchedule(Tenant tenant, ProjectId project, CancellationToken cancel = default) =>
        await database.Write(transaction => transaction.Connection!.ExecuteAsync(
            $"UPDATE delivery_schedules SET active = 0 WHERE project_id = @id AND {OfTenant} AND active = 1", Key(tenant, project.Value), transaction), cancel) == 1;

    public async Task<IReadOnlyList<ScheduledProject>> Due(int shard, DateTimeOffset now, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<ScheduleRecord>(new CommandDefinition(
            $"SELECT {ScheduleRecord.Columns} FROM delivery_schedules WHERE shard = @shard AND active = 1 AND next_at <= @now ORDER BY next_at LIMIT @limit",
            new { shard, now = now.Ms(), limit }, cancellationToken: cancel));
        return [.. records.Select(r => r.ToScheduled())];
    }

    public Task<Delivery?> Close(ScheduledProject due, DeliveryId id, DateTimeOffset now, CancellationToken cancel = default) =>
        database.Write(transaction => DeliveryClosing.Close(transaction, due, id, now), cancel);

    public async Task<Delivery?> Get(Tenant tenant, DeliveryId id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var record = await connection.QuerySingleOrDefaultAsync<DeliveryRecord>(new CommandDefinition(
            $"SELECT {DeliveryRecord.Columns} FROM deliveries WHERE id = @id AND {OfTenant}", Key(tenant, id.Value), cancellationToken: cancel));
        return record?.ToDelivery();
    }

    public async Task<IReadOnlyList<Delivery>> List(
        Tenant tenant, ProjectId? project, DateTimeOffset? deliveredFrom, DateTimeOffset? deliveredTo, int limit, CancellationToken cancel = default)
    {
        var where = new Conditions();
        where.Add("org_id = @org", "org", tenant.Organization.Value);
        where.Add("mode = @mode", "mode", (int)tenant.Mode);
        if (project is { } of)
            where.Add("project_id = @project", "project", of.Value);
        if (deliveredFrom is { } from)
            where.Add("delivered_at >= @from", "from", from.Ms());
        if (deliveredTo is { } to)
            where.Add("delivered_at <= @to", "to", to.Ms());
        where.Parameters.Add("limit", limit);
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<DeliveryRecord>(new CommandDefinition(
            $"SELECT {DeliveryRecord.Columns} FROM deliveries WHERE {where} ORDER BY delivered_at DESC, id DESC LIMIT @limit", where.Parameters, cancellationToken: cancel));
        return [.. records.Select(r => r.ToDelivery())];
    }

    private static object Key(Tenant tenant, string id) => new { id, org = tenant.Organization.Value, mode = (int)tenant.Mode };
}
