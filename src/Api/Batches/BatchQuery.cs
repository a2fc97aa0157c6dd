using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Storage.Batches;

namespace Scheduler.Api.Batches;

/// <summary>The filters of <c>GET /v1/batches</c>.</summary>
internal sealed record BatchQuery(BatchFilter Filter, string? Project, int Limit, int Offset, bool Detailed)
{
    public static BatchQuery Read(Tenant tenant, QueryFields query)
    {
        IReadOnlyList<BatchStatus> statuses = [];
        if (query.Text("status") is { } word && (statuses = BatchWords.Statuses(word)) is [])
            query.Problems.Add(new("unknown_status", "status", "status must be staging, in_progress or completed."));
        return new(
            new(tenant)
            {
                Statuses = statuses,
                CreatedFrom = query.Time("start_time"),
                CreatedTo = query.Time("end_time"),
                CompletedFrom = query.Time("completed_after"),
                CompletedTo = query.Time("completed_before"),
                AuditedFrom = query.Time("audited_after"),
                AuditedTo = query.Time("audited_before"),
                ExcludeArchived = query.Flag("exclude_archived"),
            },
            query.Text("project"),
            query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage),
            query.Whole("offset", 0, RequestLimits.MaxOffset, 0),
            query.Flag("detailed"));
    }
}
