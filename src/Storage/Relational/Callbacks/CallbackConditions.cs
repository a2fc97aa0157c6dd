using Scheduler.Storage.Callbacks;

namespace Scheduler.Storage.Relational.Callbacks;

/// <summary>A callback filter as SQL.</summary>
internal static class CallbackConditions
{
    public static Conditions Of(CallbackFilter filter)
    {
        var where = new Conditions();
        where.Add("o.org_id = @org", "org", filter.Tenant.Organization.Value);
        where.Add("o.mode = @mode", "mode", (int)filter.Tenant.Mode);
        if (filter.Task is { } task)
            where.Add("o.task_id = @task", "task", task.Value);
        if (filter.Batch is { } batch)
            where.Add("o.batch_id = @batch", "batch", batch.Value);
        // 3: what has no outcome waits.
        if (filter.State is { } state)
            where.Add("COALESCE(o.outcome, 3) = @state", "state", (int)state);
        if (filter.From is { } from)
            where.Add("o.created_at >= @from", "from", from.Ms());
        if (filter.To is { } to)
            where.Add("o.created_at <= @to", "to", to.Ms());
        return where;
    }
}
