using Scheduler.Domain.Tasks;
using Scheduler.Storage.Relational.Quality;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

/// <summary>A task filter as SQL.</summary>
internal static class TaskConditions
{
    public static Conditions Of(TaskFilter filter, Dialect dialect)
    {
        var where = new Conditions();
        where.Add("t.org_id = @org", "org", filter.Tenant.Organization.Value);
        where.Add($"t.mode = @mode AND {QualityRows.LeftOut}", "mode", (int)filter.Tenant.Mode);
        if (filter.Project is { } project)
            where.Add("t.project_id = @project", "project", project.Value);
        if (filter.Batch is { } batch)
            where.Add("t.batch_id = @batch", "batch", batch.Value);
        if (filter.Delivery is { } delivery)
            where.Add("t.id IN (SELECT d.task_id FROM delivery_tasks d WHERE d.delivery_id = @delivery)", "delivery", delivery.Value);
        if (filter.Status is { } status)
            where.Add("t.status = @status", "status", (int)status);
        if (filter.Type is { } type)
            where.Add("t.type = @type", "type", type);
        if (filter.UniqueIds.Count > 0)
            where.Add("t.unique_id IS NOT NULL AND " + dialect.In("t.unique_id", "uniqueIds"), "uniqueIds", dialect.List(filter.UniqueIds));
        if (filter.IdempotencyKey is { } key)
            where.Add("t.idempotency_key = @idempotencyKey", "idempotencyKey", key);
        if (filter.Tags.Count > 0)
            // True of all that have any, in the words of the index that knows them.
            where.Add("t.tags IS NOT NULL AND " + dialect.HasAny("t.tags", "tags"), "tags", dialect.List(filter.Tags));
        if (filter.Reviews.Count > 0)
            where.Add(Judged(filter.Reviews), "completed", (int)LabelTaskStatus.Completed);
        Range(where, "created_at", filter.CreatedFrom, filter.CreatedTo);
        Range(where, "completed_at", filter.CompletedFrom, filter.CompletedTo);

        // True of all that were completed since, and an index knows it.
        if (filter.CompletedFrom is { } since)
            where.Add("t.updated_at >= @completed_since", "completed_since", since.Ms());
        Changed(where, filter.UpdatedFrom, filter.UpdatedTo);
        return where;
    }

    /// <summary>Without a verdict counts as pending; an index knows the others.</summary>
    private static string Judged(IReadOnlyList<ReviewStatus> reviews)
    {
        var numbers = string.Join(", ", reviews.Select(r => (int)r));
        return $"t.status = @completed AND {(reviews.Contains(ReviewStatus.Pending) ? $"COALESCE(t.review, 0) IN ({numbers})" : $"t.review IN ({numbers})")}";
    }

    /// <summary>As <see cref="TaskRow.ChangedAt"/>: the later of two.</summary>
    private static void Changed(Conditions where, DateTimeOffset? from, DateTimeOffset? to)
    {
        if (from is { } first)
            where.Add("(t.updated_at >= @changed_from OR t.edited_at >= @changed_from)", "changed_from", first.Ms());
        if (to is { } last)
            where.Add("t.updated_at <= @changed_to AND (t.edited_at IS NULL OR t.edited_at <= @changed_to)", "changed_to", last.Ms());
    }

    private static void Range(Conditions where, string column, DateTimeOffset? from, DateTimeOffset? to)
    {
        if (from is { } first)
            where.Add($"t.{column} >= @{column}_from", $"{column}_from", first.Ms());
        if (to is { } last)
            where.Add($"t.{column} <= @{column}_to", $"{column}_to", last.Ms());
    }
}
