using Scheduler.Storage.Batches;

namespace Scheduler.Storage.Relational.Batches;

/// <summary>A batch filter as SQL.</summary>
internal static class BatchConditions
{
    public static Conditions Of(BatchFilter filter)
    {
        var where = new Conditions();
        where.Add("b.org_id = @org", "org", filter.Tenant.Organization.Value);
        where.Add("b.mode = @mode AND b.name IS NOT NULL", "mode", (int)filter.Tenant.Mode);
        if (filter.Project is { } project)
            where.Add("b.project_id = @project", "project", project.Value);
        if (filter.Status is { } status)
            where.Add("b.status = @status", "status", (int)status);
        if (filter.CreatedFrom is { } from)
            where.Add("b.created_at >= @from", "from", from.Ms());
        if (filter.CreatedTo is { } to)
            where.Add("b.created_at <= @to", "to", to.Ms());
        return where;
    }
}
