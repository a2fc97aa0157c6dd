using Scheduler.Storage.Relational.Quality;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

/// <summary>
/// How many tasks a filter finds, from the counts that are kept of every batch: a list of a million tasks says its total as fast as
/// one of ten. Filters on anything else are counted row by row.
/// </summary>
internal static class TaskCounts
{
    public const string Sum = "SELECT COALESCE(CAST(sum(c.n) AS bigint), 0) FROM batches b JOIN batch_counts c ON c.batch_id = b.id WHERE ";

    public static bool Know(TaskFilter filter) =>
        filter == new TaskFilter(filter.Tenant)
        {
            Project = filter.Project,
            Batch = filter.Batch,
            Status = filter.Status,
            UniqueIds = filter.UniqueIds,
            Tags = filter.Tags,
            Reviews = filter.Reviews,
        }
        && filter is { UniqueIds.Count: 0, Tags.Count: 0, Reviews.Count: 0 };

    public static Conditions Of(TaskFilter filter)
    {
        var where = new Conditions();
        where.Add("b.org_id = @org", "org", filter.Tenant.Organization.Value);
        where.Add($"b.mode = @mode AND {QualityRows.BatchLeftOut}", "mode", (int)filter.Tenant.Mode);
        if (filter.Project is { } project)
            where.Add("b.project_id = @project", "project", project.Value);
        if (filter.Batch is { } batch)
            where.Add("b.id = @batch", "batch", batch.Value);
        if (filter.Status is { } status)
            where.Add("c.status = @status", "status", (int)status);
        return where;
    }
}
