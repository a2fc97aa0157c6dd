using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Relational.Quality;

namespace Scheduler.Storage.Relational.Projects;

/// <summary>The end of a period, in one transaction.</summary>
internal static class DeliveryClosing
{
    /// <summary>Names the period it closes: of two that try one finds it closed. It also locks the row against a third.</summary>
    private const string Advance = """
        UPDATE delivery_schedules SET closed_at = next_at, next_at = @next, last_number = last_number + 1
        WHERE project_id = @project AND active = 1 AND next_at = @to AND last_number = @before
        """;

    private const string Insert = """
        INSERT INTO deliveries (id, org_id, mode, project_id, number, from_at, to_at, delivered_at, tasks)
        VALUES (@id, @org, @mode, @project, @number, @from, @to, @now, 0)
        """;

    /// <summary>
    /// Not only those since the delivery before: a task whose completion was recorded late, under an earlier time, comes with the next.
    /// Reads the project's tasks once a period; an index by completion would cost every task of everybody.
    /// </summary>
    private const string Take = $"""
        INSERT INTO delivery_tasks (task_id, delivery_id)
        SELECT t.id, @id FROM tasks t
        WHERE t.project_id = @project AND t.org_id = @org AND t.mode = @mode AND t.status = @completed AND t.completed_at >= @starts AND t.completed_at < @to
            AND {QualityRows.LeftOut} AND NOT EXISTS (SELECT 1 FROM delivery_tasks d WHERE d.task_id = t.id)
        """;

    private const string Count = "UPDATE deliveries SET tasks = @tasks WHERE id = @id";

    /// <summary>The tasks as they stand now, whatever becomes of them while the file is written.</summary>
    private const string Export = """
        INSERT INTO exports (id, org_id, mode, format, filter, as_of, state, tries, created_at, updated_at, delivery_id)
        VALUES (@export, @org, @mode, 'jsonl', @filter, @now, 1, 0, @now, @now, @id)
        """;

    /// <summary>Due when the file is there (<see cref="Exports.ExportStore"/>), or after a while without it.</summary>
    private const string CallBack = """
        INSERT INTO outbox (id, task_id, delivery_id, version, org_id, mode, status, shard, url, created_at, due_at, tries)
        VALUES (@id || ':0', '', @id, 0, @org, @mode, @completed, @shard, @url, @now, @latest, 0)
        """;

    public static async Task<Delivery?> Close(DbTransaction transaction, ScheduledProject due, DeliveryId id, DateTimeOffset now)
    {
        var (tenant, schedule, number) = (due.Tenant, due.Schedule, due.Deliveries + 1);
        var parameters = new
        {
            id = id.Value,
            org = tenant.Organization.Value,
            mode = (int)tenant.Mode,
            project = due.Project.Value,
            number,
            before = due.Deliveries,
            starts = schedule.StartsAt.Ms(),
            from = due.ClosedAt.Ms(),
            to = due.NextAt.Ms(),
            next = schedule.At(due.NextAt).To.Ms(),
            now = now.Ms(),
            latest = (now + TimeSpan.FromMinutes(ProjectLimits.DeliveryFileMinutes)).Ms(),
            export = Guid.NewGuid().ToString("D"),
            filter = StoredJson.Write(new { DeliveryId = id.Value }),
            completed = (int)LabelTaskStatus.Completed,
            url = schedule.Callback,
            shard = schedule.Callback is { } address ? StableHash.ShardOf(address) : 0,
        };
        if (await Run(Advance) != 1)
            return null;
        await Run(Insert);
        var tasks = await Run(Take);
        await transaction.Connection!.ExecuteAsync(Count, new { id = id.Value, tasks = (long)tasks }, transaction);
        await Run(Export);
        if (schedule.Callback is not null)
            await Run(CallBack);
        return new(id, tenant, due.Project, number, due.ClosedAt, due.NextAt, now, tasks);

        Task<int> Run(string sql) => transaction.Connection!.ExecuteAsync(sql, parameters, transaction);
    }
}
