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
        if (filter.ExcludeArchived)
            where.Add("b.project_id NOT IN (SELECT p.id FROM projects p WHERE p.org_id = @org AND p.mode = @mode AND p.archived = @archived)", "archived", 1);
        if (filter.Statuses.Count > 0)
            where.Add($"b.status IN ({string.Join(", ", filter.Statuses.Select(s => (int)s))})");
        if (filter.CreatedFrom is { } from)
            where.Add("b.created_at >= @from", "from", from.Ms());
        if (filter.CreatedTo is { } to)
            where.Add("b.created_at <= @to", "to", to.Ms());
        if (filter.CompletedFrom is { } completedFrom)
            where.Add("b.completed_at >= @completedFrom", "completedFrom", completedFrom.Ms());
        if (filter.CompletedTo is { } completedTo)
            where.Add("b.completed_at <= @completedTo", "completedTo", completedTo.Ms());
        if (filter.AuditedFrom is { } auditedFrom)
            where.Add("EXISTS (SELECT 1 FROM tasks t WHERE t.batch_id = b.id AND t.audited_at >= @auditedFrom)", "auditedFrom", auditedFrom.Ms());
        if (filter.AuditedTo is { } auditedTo)
            where.Add("EXISTS (SELECT 1 FROM tasks t WHERE t.batch_id = b.id AND t.audited_at <= @auditedTo)", "auditedTo", auditedTo.Ms());
        return where;
    }
}
